import { useRef, type KeyboardEvent } from 'react'
import { useCommand } from '../../commands/commands-context'
import { folderOf, type ProfileRow } from '../../store/profile-rows'
import { useApp } from '../../store/store-context'

/** Letters that follow one another this fast spell one name, in milliseconds. */
const SPELLING = 700

/**
 * The keys of a tree, as the ARIA Authoring Practices have them, and those of a file manager. `folds`: folders can be
 * shut.
 */
export function useTreeKeys(rows: readonly ProfileRow[], active: string | null, folds: boolean) {
  const goTo = useApp((state) => state.goToEntry)
  const expand = useApp((state) => state.expandFolder)
  const rename = useCommand('profile.rename')
  const remove = useCommand('profile.delete')
  const open = useCommand('profile.open')
  const duplicate = useCommand('profile.duplicate')
  const cut = useCommand('profile.cut')
  const paste = useCommand('profile.paste')
  const restore = useCommand('profile.restore')
  const spelled = useRef({ text: '', at: 0 })

  return (press: KeyboardEvent<HTMLElement>): void => {
    const tree = press.currentTarget.parentElement
    const index = rows.findIndex(({ entry }) => entry.path === active)
    const row = rows[index]
    if (row === undefined) return
    const go = (to: ProfileRow | undefined) => {
      if (to === undefined) return
      goTo(to.entry.path)
      tree?.querySelector<HTMLElement>(`[data-path=${CSS.escape(to.entry.path)}]`)?.focus()
    }
    const parent = rows.find(({ entry }) => entry.path === folderOf(row.entry.path))
    const fold = (expanded: boolean) => folds && expand(row.entry.path, expanded)
    const openOrFold = () => (row.expanded === null ? open.run() : fold(!row.expanded))
    const withCtrl: Readonly<Record<string, () => void>> = {
      x: cut.run,
      v: paste.run,
      d: duplicate.run,
      z: restore.run,
    }
    const alone: Readonly<Record<string, () => unknown>> = {
      ArrowDown: () => go(rows[index + 1]),
      ArrowUp: () => go(rows[index - 1]),
      Home: () => go(rows[0]),
      End: () => go(rows.at(-1)),
      ArrowRight: () => (row.expanded === false ? fold(true) : row.expanded && go(rows[index + 1])),
      ArrowLeft: () => (row.expanded && folds ? fold(false) : go(parent)),
      Enter: openOrFold,
      ' ': openOrFold,
      F2: rename.run,
      Delete() {
        remove.run()
        const within = (path: string) => path === row.entry.path || path.startsWith(`${row.entry.path}/`)
        const next = rows.slice(index).find(({ entry }) => !within(entry.path)) ?? rows[index - 1]
        goTo(next?.entry.path ?? null)
      },
    }
    const action = (press.ctrlKey || press.metaKey ? withCtrl : alone)[press.key]
    if (action) {
      press.preventDefault()
      action()
      return
    }
    if (press.key.length !== 1 || press.ctrlKey || press.metaKey || press.altKey) return
    const { text, at } = spelled.current
    const typed = (press.timeStamp - at < SPELLING ? text : '') + press.key.toLowerCase()
    spelled.current = { text: typed, at: press.timeStamp }
    // A name that goes on being spelled may stay the one it is at.
    const from = typed.length > 1 ? index : index + 1
    const inOrder = [...rows.slice(from), ...rows.slice(0, from)]
    go(inOrder.find(({ entry }) => entry.name.toLowerCase().startsWith(typed)))
  }
}
