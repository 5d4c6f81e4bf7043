import { ContextMenu } from 'radix-ui'
import { useCallback, useMemo, useRef, useState, type DragEvent, type ReactNode } from 'react'
import { useFocusTarget } from '../../commands/focus-targets'
import { classes } from '../../components/classes'
import { useKeyboardKept } from '../../components/use-keyboard-kept'
import { folderOf, profileRows, type ProfileRow as Row } from '../../store/profile-rows'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { ProfileMenu } from './profile-menu'
import { ProfileRow } from './profile-row'
import { useTreeKeys } from './use-tree-keys'

const DRAGGED = 'application/x-framescope-profile'

const isField = (focused: Element | null): boolean => focused instanceof HTMLInputElement

/** Folders and profiles, to be gone through, opened and moved by keyboard and mouse. */
export function ProfileTree(): ReactNode {
  const entries = useApp((state) => state.profileTree.entries)
  const collapsed = useApp((state) => state.collapsedFolders)
  const search = useApp((state) => state.profileSearch)
  const active = useApp((state) => state.activeEntry)
  const open = useApp((state) => state.profile?.path ?? null)
  const cut = useApp((state) => state.cutEntry)
  const goTo = useApp((state) => state.goToEntry)
  const move = useApp((state) => state.moveEntry)
  const openProfile = useApp((state) => state.openProfile)
  const expand = useApp((state) => state.expandFolder)
  const treeRef = useRef<HTMLDivElement>(null)
  /** The folder that what is dragged would fall into. */
  const [target, setTarget] = useState<string | null>(null)

  const rows = useMemo(() => profileRows(entries, collapsed, search), [entries, collapsed, search])
  // One of them takes the keyboard, whatever is in sight.
  const reachable = rows.some(({ entry }) => entry.path === active) ? active : (rows[0]?.entry.path ?? null)
  const focus = useCallback(() => {
    treeRef.current?.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]')?.focus()
  }, [])
  useFocusTarget('profiles', focus)
  const isSearched = search.trim() !== ''
  const onKeyDown = useTreeKeys(rows, reachable, !isSearched)
  const keyboard = useKeyboardKept(treeRef, active === null ? null : reachable, isField)

  const press = ({ entry, expanded }: Row) => {
    if (entry.kind === 'profile') void openProfile(entry.path)
    // A search has what it found in sight, whatever is folded.
    else if (!isSearched) expand(entry.path, expanded === false)
  }
  const dragOver = (event: DragEvent, folder: string) => {
    if (!event.dataTransfer.types.includes(DRAGGED)) return
    event.preventDefault()
    event.stopPropagation()
    setTarget(folder)
  }
  const drop = (event: DragEvent, folder: string) => {
    const path = event.dataTransfer.getData(DRAGGED)
    event.preventDefault()
    event.stopPropagation()
    setTarget(null)
    if (path !== '') void move(path, folder)
  }
  const folderFor = ({ entry }: Row) => (entry.kind === 'folder' ? entry.path : folderOf(entry.path))

  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild>
        <div
          ref={treeRef}
          {...keyboard}
          role="tree"
          tabIndex={-1}
          aria-label={t('profiles.title')}
          className={classes('profile-tree', target === '' && 'target')}
          data-own-keys="F2 Delete"
          onDragOver={(event) => dragOver(event, '')}
          onDragLeave={() => setTarget(null)}
          onDrop={(event) => drop(event, '')}
          onContextMenu={({ target: pressed, currentTarget }) => {
            if (pressed === currentTarget) goTo(null)
          }}
        >
          {rows.map((row) => {
            const { entry, level, place, siblings, expanded } = row
            return (
              <div
                key={entry.path}
                role="treeitem"
                aria-level={level}
                aria-posinset={place}
                aria-setsize={siblings}
                aria-expanded={expanded ?? undefined}
                aria-selected={entry.path === open}
                tabIndex={entry.path === reachable ? 0 : -1}
                data-path={entry.path}
                className={classes(
                  'profile-row',
                  entry.path === open && 'selected',
                  entry.path === cut && 'cut',
                  target !== null && target !== '' && target === entry.path && 'target',
                )}
                style={{ paddingInlineStart: `calc(var(--s3) * ${level})` }}
                title={entry.kind === 'profile' ? entry.endpoint : undefined}
                draggable
                onFocus={() => goTo(entry.path)}
                onClick={() => press(row)}
                onKeyDown={onKeyDown}
                onContextMenu={() => goTo(entry.path)}
                onDragStart={(event) => {
                  event.dataTransfer.setData(DRAGGED, entry.path)
                  event.dataTransfer.effectAllowed = 'move'
                }}
                onDragOver={(event) => dragOver(event, folderFor(row))}
                onDrop={(event) => drop(event, folderFor(row))}
              >
                <ProfileRow row={row} />
              </div>
            )
          })}
        </div>
      </ContextMenu.Trigger>
      <ProfileMenu />
    </ContextMenu.Root>
  )
}
