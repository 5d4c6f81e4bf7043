import type { DeflateAcceptance } from '../session/server-profile'
import {
  DEFAULT_WINDOW_BITS,
  DEFLATE,
  readDeflateOffer,
  type DeflateAgreement,
  type DeflateParameter,
  type DeflateSettings,
} from './deflate-parameters'
import type { Extension, ExtensionParameter } from './extension-header'

export interface AcceptedDeflate {
  readonly agreement: DeflateAgreement
  /** The element for the response. */
  readonly answer: Extension
}

/** zlib cannot compress with this window: it would silently take the next larger one, which the client cannot read. */
const IMPOSSIBLE_WINDOW_BITS = 8

/** The server's side of RFC 7692 §7.1: takes the first offer that it can keep to; `null` declines all of them. */
export function acceptDeflate(offered: readonly Extension[], policy: DeflateAcceptance): AcceptedDeflate | null {
  if (!policy.enabled) return null
  for (const extension of offered) {
    if (extension.name !== DEFLATE) continue
    const offer = readDeflateOffer(extension)
    if (offer !== null && offer.server_max_window_bits !== IMPOSSIBLE_WINDOW_BITS) return accept(offer, policy)
  }
  return null
}

function accept(offer: DeflateSettings, policy: DeflateAcceptance): AcceptedDeflate {
  const agreement: DeflateAgreement = {
    serverNoContextTakeover: policy.serverNoContextTakeover || offer.server_no_context_takeover === true,
    clientNoContextTakeover: policy.clientNoContextTakeover || offer.client_no_context_takeover === true,
    serverMaxWindowBits: smallest(offer.server_max_window_bits, policy.serverMaxWindowBits),
    // Of the client's window a server may speak only if the client did (§7.1.2.2).
    clientMaxWindowBits: smallest(
      offer.client_max_window_bits,
      offer.client_max_window_bits === undefined ? null : policy.clientMaxWindowBits,
    ),
  }
  const parameters: ExtensionParameter[] = []
  const add = (name: DeflateParameter, value: number | null) =>
    parameters.push({ name, value: value === null ? null : String(value) })
  if (agreement.serverNoContextTakeover) add('server_no_context_takeover', null)
  if (agreement.clientNoContextTakeover) add('client_no_context_takeover', null)
  if (offer.server_max_window_bits !== undefined || policy.serverMaxWindowBits !== null)
    add('server_max_window_bits', agreement.serverMaxWindowBits)
  if (offer.client_max_window_bits !== undefined && agreement.clientMaxWindowBits < DEFAULT_WINDOW_BITS)
    add('client_max_window_bits', agreement.clientMaxWindowBits)
  return { agreement, answer: { name: DEFLATE, parameters } }
}

const smallest = (offered: number | true | undefined, limit: number | null): number =>
  Math.min(typeof offered === 'number' ? offered : DEFAULT_WINDOW_BITS, limit ?? DEFAULT_WINDOW_BITS)
