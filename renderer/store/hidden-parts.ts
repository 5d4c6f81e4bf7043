import { isTargetSecret, secretHeaders, SUBPROTOCOL_HEADER } from '../../shared/session/secret-handshake-parts'
import type { SessionHead } from '../../shared/session/session-summary'
import type { AppState } from './app-state'

/** In the place of what is not to be seen. */
export const HIDDEN = '••••••'

/** Somebody wants to see the secrets of the selected session. */
export const areSecretsShown = ({ secretsShown, selectedSession: selected }: AppState): boolean =>
  secretsShown !== null && secretsShown === selected

/** What the handshakes of a session ask for is not to be seen now. */
export const isTargetHidden = (state: AppState, session = state.selectedSession): boolean =>
  isHidden(state, session, isTargetSecret)

/** Nor what they agree on, where a variable had a part in the offer. */
export const isSubprotocolHidden = (state: AppState, session = state.selectedSession): boolean =>
  isHidden(state, session, (head) => secretHeaders(head)(SUBPROTOCOL_HEADER))

function isHidden(state: AppState, session: string | null, isSecret: (head: SessionHead) => boolean): boolean {
  const head = session === null ? undefined : state.sessions.get(session)?.head
  const shown = session === state.selectedSession && areSecretsShown(state)
  return head !== undefined && !shown && isSecret(head)
}
