import { isTargetSecret, secretHeaders, SUBPROTOCOL_HEADER } from '../../shared/session/secret-handshake-parts'
import type { AppState } from './app-state'
import { selectedSession } from './sessions-slice'

/** In the place of what is not to be seen. */
export const HIDDEN = '••••••'

/** Somebody wants to see the secrets of the selected session. */
export const areSecretsShown = ({ secretsShown, selectedSession: selected }: AppState): boolean =>
  secretsShown !== null && secretsShown === selected

/** What the handshakes of the selected session ask for is not to be seen now. */
export function isTargetHidden(state: AppState): boolean {
  const head = selectedSession(state)?.head
  return head !== undefined && !areSecretsShown(state) && isTargetSecret(head)
}

/** Nor what they agree on, where a variable had a part in the offer. */
export function isSubprotocolHidden(state: AppState): boolean {
  const head = selectedSession(state)?.head
  return head !== undefined && !areSecretsShown(state) && secretHeaders(head)(SUBPROTOCOL_HEADER)
}
