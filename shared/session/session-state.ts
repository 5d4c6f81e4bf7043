import { assertNever } from '../assert-never'

/**
 * `waiting`: the connection was lost, and the next attempt is to come. `failed`: never opened. `cancelled`: neither,
 * because the user wanted no more. `closed`: was open once.
 */
export type SessionState = 'idle' | 'connecting' | 'open' | 'closing' | 'waiting' | 'closed' | 'cancelled' | 'failed'

/** How a session ends. */
export const endStates = ['closed', 'cancelled', 'failed'] as const satisfies readonly SessionState[]
export type EndState = (typeof endStates)[number]

/**
 * What happened to the session, in the past tense. `lost`: its connection ended, and there will be another one. The end
 * states stand for the end of the session itself.
 */
export type SessionHappening = 'connect-asked' | 'opened' | 'close-asked' | 'close-received' | 'lost' | EndState

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
    case 'lost':
      return isLive(state) ? 'waiting' : state
    case 'closed':
    case 'cancelled':
    case 'failed':
      return isLive(state) ? happening : state
    default:
      return assertNever(happening)
  }
}

const liveStates: readonly SessionState[] = ['connecting', 'open', 'closing', 'waiting']

export const isLive = (state: SessionState): boolean => liveStates.includes(state)
