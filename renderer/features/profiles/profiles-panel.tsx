import { DropdownMenu } from 'radix-ui'
import { useMemo, type ReactNode } from 'react'
import type { CommandId } from '../../../shared/commands/commands'
import { useCommand } from '../../commands/commands-context'
import { useShortcut } from '../../commands/use-shortcut'
import { RejectedFiles } from '../../components/rejected-files'
import { useApp } from '../../store/store-context'
import { profileRows } from '../../store/profile-rows'
import { t } from '../../wording/translate'
import { ProfileNotice } from './profile-notice'
import { ProfileTree } from './profile-tree'
import './profiles.css'

/** The profiles of the workspace. */
export function ProfilesPanel(): ReactNode {
  const entries = useApp((state) => state.profileTree.entries)
  const folder = useApp((state) => state.workspaceFolder)
  const saveKeys = useShortcut('profile.save')
  const rejected = useApp((state) => state.profileTree.rejected)
  return (
    <section className="profiles" aria-label={t('profiles.title')}>
      <h2 className="section-title sidebar-title" title={t('profiles.workspace', { folder })}>
        {t('profiles.title')}
        <AddMenu />
      </h2>
      {entries.length > 0 && <Search />}
      {entries.length === 0 && (
        <p className="sidebar-none">
          {saveKeys === '' ? t('profiles.none.no-keys') : t('profiles.none', { keys: saveKeys })}
        </p>
      )}
      <ProfileTree />
      <RejectedFiles
        title={t('profiles.rejected', { count: rejected.length })}
        files={rejected.map(({ path, error }) => ({ file: path, error }))}
      />
      <ProfileNotice />
    </section>
  )
}

function Search(): ReactNode {
  const search = useApp((state) => state.profileSearch)
  const setSearch = useApp((state) => state.searchProfiles)
  const entries = useApp((state) => state.profileTree.entries)
  const nothing = useMemo(() => profileRows(entries, new Set(), search).length === 0, [entries, search])
  return (
    <>
      <input
        type="search"
        className="field profile-search"
        aria-label={t('profiles.search')}
        placeholder={t('profiles.search')}
        value={search}
        spellCheck={false}
        onChange={({ target }) => setSearch(target.value)}
        onKeyDown={(press) => {
          if (press.key === 'Escape') setSearch('')
        }}
      />
      {nothing && <p className="sidebar-none">{t('profiles.search.none')}</p>}
    </>
  )
}

const additions = [
  'profile.new-client',
  'profile.new-server',
  'profile.new-folder',
  'profile.import',
  'workspace.open',
] as const

function AddMenu(): ReactNode {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className="button quiet small icon sidebar-new"
        aria-label={t('profiles.add')}
        title={t('profiles.add')}
      >
        +
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" onCloseAutoFocus={(event) => event.preventDefault()}>
          {additions.map((command) => (
            <AddItem key={command} command={command} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function AddItem({ command }: { readonly command: CommandId }): ReactNode {
  const { run } = useCommand(command)
  return (
    <DropdownMenu.Item className="menu-item" onSelect={run}>
      {t(`command.${command}`)}
    </DropdownMenu.Item>
  )
}
