import type { SessionState } from '../../shared/session/session-state'
import type { SessionProfile } from '../../shared/session/session-summary'
import { t } from './translate'

/** A server that is open has nobody yet to be open to: it listens. */
export const stateName = (state: SessionState, mode: SessionProfile['mode'] | undefined): string =>
  t(state === 'open' && mode === 'server' ? 'state.listening' : `state.${state}`)
