import type { LiveSession } from '../../shared/ipc/live-tick'
import { sessionEndpoint } from '../../shared/session/session-endpoint'
import { isLive } from '../../shared/session/session-state'
import { derived } from './derived'

/** What a session is known by wherever sessions stand side by side. */
export interface SessionFace {
  /** That of its profile, else host and path. */
  readonly name: string
  readonly endpoint: string
  /** Servers are square; what is live is filled. */
  readonly shape: string
  /** The class of its colour. */
  readonly tone: 'error' | 'faint' | 'received' | 'sent'
}

/** Every tab asks for it at every change of the store. */
export const sessionFace = derived((session: LiveSession): SessionFace => {
  const endpoint = sessionEndpoint(session.head.profile)
  return {
    name: session.head.savedAs?.name ?? endpoint.replace(/^\w+:\/\//, ''),
    endpoint,
    shape: shapeOf(session),
    tone: toneOf(session),
  }
})

function shapeOf({ state, head }: LiveSession): string {
  if (state === 'failed') return '✕'
  if (state === 'cancelled') return '⊘'
  if (head.mode === 'server') return isLive(state) ? '■' : '□'
  return isLive(state) ? '●' : '○'
}

function toneOf({ state, head }: LiveSession): SessionFace['tone'] {
  if (state === 'failed') return 'error'
  if (!isLive(state)) return 'faint'
  return head.mode === 'server' ? 'sent' : 'received'
}
