import { assertNever } from '../assert-never'

/** `failed`: never opened. `cancelled`: neither, because the user wanted no more. `closed`: was open once. */
export type SessionState = 'idle' | 'connecting' | 'open' | 'closing' | 'closed' | 'cancelled' | 'failed'

/** How a session ends. */
export const endStates = ['closed', 'cancelled', 'failed'] as const satisfies readonly SessionState[]
export type EndState = (typeof endStates)[number]

/** What happened to the connection, in the past tense. */
export type SessionHappening = 'connect-asked' | 'opened' | 'close-asked' | 'close-received' | 'cancelled' | 'ended'

/** The one place that says which state follows which. An event that means nothing in a state leaves it as it is. */
export function nextState(state: SessionState, happening: SessionHappening): SessionState {
  switch (happening) {
    case 'connect-asked':
      return state === 'connecting' || state === 'open' || state === 'closing' ? state : 'connecting'
    case 'opened':
      return state === 'connecting' ? 'open' : state
    case 'close-asked':
    case 'close-received':
      return state === 'open' ? 'closing' : state
    case 'cancelled':
      return state === 'connecting' ? 'cancelled' : state
    case 'ended':
      if (state === 'connecting') return 'failed'
      return state === 'open' || state === 'closing' ? 'closed' : state
    default:
      return assertNever(happening)
  }
}

export const isLive = (state: SessionState): boolean =>
  state === 'connecting' || state === 'open' || state === 'closing'
