import { DropdownMenu } from 'radix-ui'
import { useRef, type ReactNode } from 'react'
import type { CommandId } from '../../../shared/commands/commands'
import { nameIn } from '../../../shared/files/workspace-path'
import type { LibraryFolder } from '../../../shared/library/library'
import { useCommand } from '../../commands/commands-context'
import { VisibleText } from '../../components/visible-text'
import { useKeyboardKept } from '../../components/use-keyboard-kept'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { LibraryNotices } from './library-notices'
import { MessageItem } from './message-item'
import './library.css'

/** Messages that are kept, in folders; the first nine have a shortcut. */
export function LibraryPanel(): ReactNode {
  const folders = useApp((state) => state.libraryFolders)
  const keep = useCommand('library.keep')
  const firsts = placesOf(folders)
  const active = useApp((state) => state.activeMessage)
  const listRef = useRef<HTMLDivElement>(null)
  // Drawn anew where a name field goes, which had the keyboard.
  useApp((state) => state.namedMessage)
  const keyboard = useKeyboardKept(listRef, active, isSomewhere)
  const isEmpty = folders.every(({ messages }) => messages.length === 0)
  return (
    <section className="library" aria-label={t('library.title')}>
      <h2 className="section-title sidebar-title">
        {t('library.title')}
        <span>
          <button
            type="button"
            className="button quiet small icon sidebar-new"
            aria-label={t('command.library.keep')}
            title={t('command.library.keep')}
            disabled={!keep.enabled}
            onClick={keep.run}
          >
            +
          </button>
          <LibraryMenu />
        </span>
      </h2>
      {isEmpty && <p className="sidebar-none">{t('library.none')}</p>}
      <div ref={listRef} {...keyboard} className="library-list">
        {folders.map(({ path, messages }, index) => (
          <section key={path} aria-label={path === '' ? undefined : path}>
            {path !== '' && (
              <h3 className="session-group" style={{ paddingInlineStart: indentOf(path) }}>
                <VisibleText text={nameIn(path)} />
              </h3>
            )}
            <ul>
              {messages.map((message, place) => (
                <MessageItem key={message.path} message={message} number={(firsts[index] ?? 0) + place + 1} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <LibraryNotices />
    </section>
  )
}

const isSomewhere = (focused: Element | null): boolean => focused !== null && focused !== document.body

/** How many messages stand before each folder. */
function placesOf(folders: readonly LibraryFolder[]): readonly number[] {
  let count = 0
  return folders.map(({ messages }) => (count += messages.length) - messages.length)
}

const indentOf = (path: string): string => `calc(var(--s3) * ${path.split('/').length})`

const menuCommands: readonly CommandId[] = ['library.import', 'library.export']

function LibraryMenu(): ReactNode {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        className="button quiet small icon"
        aria-label={t('library.menu')}
        title={t('library.menu')}
      >
        ⋯
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" aria-label={t('library.menu')}>
          {menuCommands.map((command) => (
            <MenuCommand key={command} command={command} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function MenuCommand({ command }: { readonly command: CommandId }): ReactNode {
  const { run, enabled } = useCommand(command)
  return (
    <DropdownMenu.Item className="menu-item" disabled={!enabled} onSelect={run}>
      {t(`command.${command}`)}
    </DropdownMenu.Item>
  )
}
