import type { LiveSession } from '../../shared/ipc/live-tick'
import { sessionEndpoint } from '../../shared/session/session-endpoint'
import { isLive } from '../../shared/session/session-state'

/** What a session is known by wherever sessions stand side by side: its profile, else host and path. */
export const sessionName = ({ head }: LiveSession): string =>
  head.savedAs?.name ?? sessionEndpoint(head.profile).replace(/^\w+:\/\//, '')

/** Servers are square; what is live is filled. */
export function sessionShape({ state, head }: LiveSession): string {
  if (state === 'failed') return '✕'
  if (state === 'cancelled') return '⊘'
  if (head.mode === 'server') return isLive(state) ? '■' : '□'
  return isLive(state) ? '●' : '○'
}

/** The class of its colour. */
export function sessionTone({ state, head }: LiveSession): 'error' | 'faint' | 'received' | 'sent' {
  if (state === 'failed') return 'error'
  if (!isLive(state)) return 'faint'
  return head.mode === 'server' ? 'sent' : 'received'
}
