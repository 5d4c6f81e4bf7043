import { commands, type CommandId } from '../../shared/commands/commands'
import { sessionEndpoint } from '../../shared/session/session-endpoint'
import { startTime } from '../../shared/wording/clock-time'
import type { AppState } from '../store/app-state'
import { profilesOf } from '../store/open-profile'
import { sessionIds } from '../store/session-list'
import { t } from '../wording/translate'

/** What can be chosen: something to do, or a profile or session to go to. */
export type PaletteTarget =
  | { readonly kind: 'command'; readonly command: CommandId }
  | { readonly kind: 'profile'; readonly path: string }
  | { readonly kind: 'session'; readonly session: string }

export interface PaletteEntry {
  readonly key: string
  /** What kind of thing it is: of a command the name of its menu. */
  readonly about: string
  readonly title: string
  /** Quietly behind the title, and found by as well; empty for none. */
  readonly hint: string
  readonly target: PaletteTarget
}

/** Commands that can run, profiles and sessions: those that have every word of `typed`, those first whose title begins with it. */
export function paletteEntries(
  typed: string,
  state: AppState,
  isEnabled: (command: CommandId) => boolean,
): readonly PaletteEntry[] {
  const text = typed.trim().toLowerCase()
  const words = text.split(/\s+/)
  const isFound = ({ about, title, hint }: PaletteEntry) => {
    const entry = `${about} ${title} ${hint}`.toLowerCase()
    return words.every((word) => entry.includes(word))
  }
  const rank = ({ title }: PaletteEntry) => (title.toLowerCase().startsWith(text) ? 0 : 1)
  return [...commandEntries(isEnabled), ...profileEntries(state), ...sessionEntries(state)]
    .filter(isFound)
    .toSorted((one, other) => rank(one) - rank(other))
}

/** Without the command that looks for others. */
const commandEntries = (isEnabled: (command: CommandId) => boolean): readonly PaletteEntry[] =>
  commands
    .filter(({ id }) => id !== 'palette.open' && isEnabled(id))
    .map(({ id, menu }) => ({
      key: id,
      about: t(`menu.${menu}`),
      title: t(`command.${id}`),
      hint: '',
      target: { kind: 'command', command: id },
    }))

const profileEntries = ({ profileTree }: AppState): readonly PaletteEntry[] =>
  profilesOf(profileTree.entries).map(({ path, name, endpoint }) => ({
    key: `profile ${path}`,
    about: t('palette.profile'),
    title: name,
    hint: endpoint,
    target: { kind: 'profile', path },
  }))

/** The newest first. */
const sessionEntries = ({ sessions, settings }: AppState): readonly PaletteEntry[] =>
  sessionIds(sessions).flatMap((id) => {
    const head = sessions.get(id)?.head
    if (head === undefined) return []
    const endpoint = sessionEndpoint(head.profile)
    const time = startTime(head.startedAt, settings.times)
    return {
      key: `session ${id}`,
      about: t('palette.session'),
      title: head.savedAs?.name ?? endpoint,
      hint: head.savedAs ? `${endpoint} · ${time}` : time,
      target: { kind: 'session', session: id },
    }
  })
