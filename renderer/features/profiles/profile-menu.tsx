import { ContextMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { CommandItem } from '../../commands/command-item'
import { isMac } from '../../commands/listen-to-shortcuts'
import { shortcutLabel } from '../../commands/shortcut'
import { entryAt, folderOf, foldersOf } from '../../store/profile-rows'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** What can be done with the entry that the menu was opened on, or, beside all of them, with the tree. */
export function ProfileMenu(): ReactNode {
  return (
    <ContextMenu.Portal>
      <ContextMenu.Content
        className="menu"
        aria-label={t('profiles.actions')}
        // A name field that was asked for has the keyboard already.
        onCloseAutoFocus={(event) => event.preventDefault()}
      >
        <MenuItems />
      </ContextMenu.Content>
    </ContextMenu.Portal>
  )
}

function MenuItems(): ReactNode {
  const keys = (accelerator: string) => shortcutLabel(accelerator, isMac)
  return (
    <>
      <CommandItem command="profile.open" label={t('command.profile.open')} keys={keys('Enter')} />
      <CommandItem command="profile.rename" label={t('command.profile.rename')} keys="F2" />
      <CommandItem command="profile.duplicate" label={t('command.profile.duplicate')} keys={keys('CmdOrCtrl+D')} />
      <MoveItems />
      <CommandItem command="profile.cut" label={t('command.profile.cut')} keys={keys('CmdOrCtrl+X')} />
      <CommandItem command="profile.paste" label={t('command.profile.paste')} keys={keys('CmdOrCtrl+V')} />
      <CommandItem command="profile.export" label={t('command.profile.export')} />
      <CommandItem command="profile.delete" label={t('command.profile.delete')} keys={keys('Delete')} />
      <ContextMenu.Separator className="menu-line" />
      <CommandItem command="profile.new-client" label={t('command.profile.new-client')} />
      <CommandItem command="profile.new-server" label={t('command.profile.new-server')} />
      <CommandItem command="profile.new-folder" label={t('command.profile.new-folder')} />
      <CommandItem command="profile.import" label={t('command.profile.import')} />
      <CommandItem command="profile.export-all" label={t('command.profile.export-all')} />
    </>
  )
}

/** Every folder that the entry is not in and that is not in it. */
function MoveItems(): ReactNode {
  const entries = useApp((state) => state.profileTree.entries)
  const active = useApp((state) => state.activeEntry)
  const move = useApp((state) => state.moveEntry)
  const entry = entryAt(entries, active)
  if (!entry) return null
  const within = (path: string) => path === entry.path || path.startsWith(`${entry.path}/`)
  const folders = foldersOf(entries).filter(({ path }) => path !== folderOf(entry.path) && !within(path))
  const isAtTop = folderOf(entry.path) === ''
  return (
    <ContextMenu.Sub>
      <ContextMenu.SubTrigger className="menu-item" disabled={isAtTop && folders.length === 0}>
        {t('profiles.move')}
        <span className="menu-keys" aria-hidden="true">
          ▸
        </span>
      </ContextMenu.SubTrigger>
      <ContextMenu.Portal>
        <ContextMenu.SubContent className="menu">
          {!isAtTop && (
            <ContextMenu.Item className="menu-item" onSelect={() => void move(entry.path, '')}>
              {t('profiles.move.top')}
            </ContextMenu.Item>
          )}
          {folders.map(({ path }) => (
            <ContextMenu.Item key={path} className="menu-item" onSelect={() => void move(entry.path, path)}>
              {path}
            </ContextMenu.Item>
          ))}
        </ContextMenu.SubContent>
      </ContextMenu.Portal>
    </ContextMenu.Sub>
  )
}
