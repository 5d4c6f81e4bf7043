import type { DeflateAcceptance } from '../session/server-profile'
import {
  DEFAULT_WINDOW_BITS,
  DEFLATE,
  deflateExtension,
  readDeflateOffer,
  type DeflateAgreement,
  type DeflateSettings,
} from './deflate-parameters'
import type { Extension } from './extension-header'

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
  const { serverMaxWindowBits, clientMaxWindowBits } = agreement
  const limitsServer = offer.server_max_window_bits !== undefined || policy.serverMaxWindowBits !== null
  const limitsClient = offer.client_max_window_bits !== undefined && clientMaxWindowBits < DEFAULT_WINDOW_BITS
  const answer = deflateExtension({
    ...agreement,
    serverMaxWindowBits: limitsServer ? serverMaxWindowBits : null,
    clientMaxWindowBits: limitsClient ? clientMaxWindowBits : null,
  })
  return { agreement, answer }
}

const smallest = (offered: number | true | undefined, limit: number | null): number =>
  Math.min(typeof offered === 'number' ? offered : DEFAULT_WINDOW_BITS, limit ?? DEFAULT_WINDOW_BITS)
