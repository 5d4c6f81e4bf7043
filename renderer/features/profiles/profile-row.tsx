import { useRef, useState, type ReactNode } from 'react'
import { classes } from '../../components/classes'
import { isUnsaved } from '../../store/open-profile'
import type { ProfileRow as Row } from '../../store/profile-rows'
import { liveProfiles } from '../../store/session-list'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** What a row of the tree shows; the tree itself does the keys and the dragging. */
export function ProfileRow({ row }: { readonly row: Row }): ReactNode {
  const { entry, expanded } = row
  const renamed = useApp((state) => state.renamedEntry === entry.path)
  return (
    <>
      {entry.kind === 'folder' ? (
        <span className="profile-sign" aria-hidden="true">
          {expanded ? '▾' : '▸'}
        </span>
      ) : (
        <ProfileSign id={entry.id} mode={entry.mode} />
      )}
      {renamed ? <NameField path={entry.path} name={entry.name} /> : <span className="profile-name">{entry.name}</span>}
      {entry.kind === 'profile' && <UnsavedMark id={entry.id} />}
    </>
  )
}

/** Servers are square, as in the list of sessions; filled while a session of it runs. */
function ProfileSign({ id, mode }: { readonly id: string; readonly mode: 'client' | 'server' }): ReactNode {
  const live = useApp((state) => liveProfiles(state.sessions).has(id))
  return (
    <span className={classes('profile-sign', live && 'live', mode)}>
      <span aria-hidden="true">{mode === 'server' ? (live ? '■' : '□') : live ? '●' : '○'}</span>
      <span className="sr-only">{t(`profiles.${mode}`)}</span>
    </span>
  )
}

function UnsavedMark({ id }: { readonly id: string }): ReactNode {
  const unsaved = useApp((state) => (state.profile?.id === id ? isUnsaved(state) : state.unsavedProfiles.has(id)))
  if (!unsaved) return null
  return (
    <span className="profile-unsaved" title={t('profiles.unsaved')}>
      <span aria-hidden="true">✎</span>
      <span className="sr-only">{t('profiles.unsaved')}</span>
    </span>
  )
}

interface NameFieldProps {
  readonly path: string
  readonly name: string
}

/** In the place of the name. Enter and leaving keep what was typed, Escape does not. */
function NameField({ path, name }: NameFieldProps): ReactNode {
  const rename = useApp((state) => state.renameEntry)
  const askForName = useApp((state) => state.askForName)
  const [typed, setTyped] = useState(name)
  // Enter and Escape take the keyboard away, which its blur is not to take for another answer.
  const answered = useRef(false)
  const answer = (keep: boolean) => {
    if (answered.current) return
    answered.current = true
    if (keep && typed.trim() !== name) void rename(path, typed.trim())
    else askForName(null)
  }
  return (
    <input
      className="field profile-name-field"
      aria-label={t('profiles.name')}
      value={typed}
      maxLength={200}
      spellCheck={false}
      // It takes the place of what was pressed.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => setTyped(target.value)}
      // The row that it is in opens what is pressed.
      onClick={(press) => press.stopPropagation()}
      onBlur={() => answer(true)}
      onKeyDown={(press) => {
        press.stopPropagation()
        if (press.nativeEvent.isComposing) return
        if (press.key !== 'Enter' && press.key !== 'Escape') return
        answer(press.key === 'Enter')
        press.currentTarget.closest<HTMLElement>('[role=treeitem]')?.focus()
      }}
    />
  )
}
