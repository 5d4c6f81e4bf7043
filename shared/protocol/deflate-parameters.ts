import type { DeflateOffer } from '../session/client-profile'
import type { Extension, ExtensionParameter } from './extension-header'

export const DEFLATE = 'permessage-deflate'

/** Window size where nothing else is agreed: 2^15 bytes (RFC 7692 §7.1.2). */
export const DEFAULT_WINDOW_BITS = 15

/** Parameters of RFC 7692 §7.1, spelled as on the wire. */
export const deflateParameters = [
  'server_no_context_takeover',
  'client_no_context_takeover',
  'server_max_window_bits',
  'client_max_window_bits',
] as const
export type DeflateParameter = (typeof deflateParameters)[number]

/** What both ends do from now on. */
export interface DeflateAgreement {
  readonly serverNoContextTakeover: boolean
  readonly clientNoContextTakeover: boolean
  readonly serverMaxWindowBits: number
  readonly clientMaxWindowBits: number
}

export type DeflateReading =
  /** `null`: the server does not compress and gets nothing compressed. */
  | { readonly ok: true; readonly agreement: DeflateAgreement | null }
  /** The client must fail the connection (RFC 7692 §7.1). `parameter` is empty where the extension itself is at fault. */
  | { readonly ok: false; readonly problem: DeflateProblem; readonly parameter: string }

export type DeflateProblem =
  | 'extension-not-offered'
  | 'extension-twice'
  | 'parameter-unknown'
  | 'parameter-twice'
  | 'parameter-invalid'
  | 'parameter-not-offered'
  /** Offered, and then left out or answered with a larger window: accepting the offer means to repeat it. */
  | 'parameter-not-honoured'

/** The element for the request; `null` when compression is not offered. */
export function deflateOffer(offer: DeflateOffer): Extension | null {
  return offer.enabled ? deflateExtension(offer) : null
}

/** The element that says so much, in an offer or an answer: `null` says nothing, `true` names the parameter alone. */
export function deflateExtension(said: Omit<DeflateOffer, 'enabled'>): Extension {
  const parameters: ExtensionParameter[] = []
  const add = (name: DeflateParameter, value: number | boolean | null): void => {
    if (value !== null && value !== false) parameters.push({ name, value: value === true ? null : String(value) })
  }
  add('server_no_context_takeover', said.serverNoContextTakeover)
  add('client_no_context_takeover', said.clientNoContextTakeover)
  add('server_max_window_bits', said.serverMaxWindowBits)
  add('client_max_window_bits', said.clientMaxWindowBits)
  return { name: DEFLATE, parameters }
}

/**
 * Reads what was agreed, from the extensions of the response against those of the request. The request on the wire
 * counts, not the profile: the user may have written the header by hand, even with several offers to choose from.
 */
export function readDeflateAgreement(offered: readonly Extension[], agreed: readonly Extension[]): DeflateReading {
  const [response, second] = agreed.filter(({ name }) => name === DEFLATE)
  if (!response) return { ok: true, agreement: null }
  if (second) return failure('extension-twice')
  const answer = readParameters(response, false)
  if (!answer.ok) return answer
  let reading: DeflateReading = failure('extension-not-offered')
  for (const { name, parameters } of offered) {
    if (name !== DEFLATE) continue
    // A server declines offers that are malformed (RFC 7692 §7.1), so that none of those can have been accepted.
    const offer = readParameters({ name, parameters }, true)
    if (!offer.ok) continue
    reading = settle(offer.settings, answer.settings)
    if (reading.ok) return reading
  }
  return reading
}

/** What an offer asks for; `null` for one that is malformed, which a server declines (RFC 7692 §7.1). */
export function readDeflateOffer(extension: Extension): DeflateSettings | null {
  const reading = readParameters(extension, true)
  return reading.ok ? reading.settings : null
}

/** `true` stands for a parameter without a value. */
export type DeflateSettings = Readonly<Partial<Record<DeflateParameter, number | true>>>

function readParameters(
  { parameters }: Extension,
  isOffer: boolean,
): { readonly ok: true; readonly settings: DeflateSettings } | Extract<DeflateReading, { ok: false }> {
  const settings: Partial<Record<DeflateParameter, number | true>> = {}
  for (const { name, value } of parameters) {
    const known = deflateParameters.find((parameter) => parameter === name)
    if (!known) return failure('parameter-unknown', name)
    if (settings[known] !== undefined) return failure('parameter-twice', name)
    const setting = readSetting(known, value, isOffer)
    if (setting === null) return failure('parameter-invalid', name)
    settings[known] = setting
  }
  return { ok: true, settings }
}

/** `null` where the value is not allowed. */
function readSetting(parameter: DeflateParameter, value: string | null, isOffer: boolean): number | true | null {
  switch (parameter) {
    case 'server_no_context_takeover':
    case 'client_no_context_takeover':
      return value === null ? true : null
    case 'client_max_window_bits':
      // Only an offer may leave the choice to the other end (RFC 7692 §7.1.2.2).
      if (value === null) return isOffer ? true : null
      return readWindowBits(value)
    case 'server_max_window_bits':
      return value === null ? null : readWindowBits(value)
  }
}

/** A decimal number from 8 to 15 without leading zeroes. */
const readWindowBits = (value: string): number | null => (/^([89]|1[0-5])$/.test(value) ? Number(value) : null)

function settle(offer: DeflateSettings, answer: DeflateSettings): DeflateReading {
  // RFC 7692 §7.1.1.1 and §7.1.2.1: a server accepts these two by repeating them, the window no larger than asked for.
  if (offer.server_no_context_takeover && !answer.server_no_context_takeover)
    return failure('parameter-not-honoured', 'server_no_context_takeover')
  if (!isWithin(answer.server_max_window_bits, offer.server_max_window_bits))
    return failure('parameter-not-honoured', 'server_max_window_bits')
  // §7.1.2.2: of the client's window a server may speak only if the client did.
  if (answer.client_max_window_bits !== undefined) {
    if (offer.client_max_window_bits === undefined) return failure('parameter-not-offered', 'client_max_window_bits')
    if (!isWithin(answer.client_max_window_bits, offer.client_max_window_bits))
      return failure('parameter-not-honoured', 'client_max_window_bits')
  }
  return {
    ok: true,
    agreement: {
      serverNoContextTakeover: answer.server_no_context_takeover === true,
      clientNoContextTakeover: answer.client_no_context_takeover === true || offer.client_no_context_takeover === true,
      serverMaxWindowBits: bits(answer.server_max_window_bits) ?? DEFAULT_WINDOW_BITS,
      // A client that named a size keeps to it, even when the server does not repeat it.
      clientMaxWindowBits:
        bits(answer.client_max_window_bits) ?? bits(offer.client_max_window_bits) ?? DEFAULT_WINDOW_BITS,
    },
  }
}

const bits = (setting: number | true | undefined): number | undefined => (setting === true ? undefined : setting)

function isWithin(answered: number | true | undefined, limit: number | true | undefined): boolean {
  const largest = bits(limit)
  return largest === undefined || (bits(answered) ?? Number.POSITIVE_INFINITY) <= largest
}

function failure(problem: DeflateProblem, parameter = ''): Extract<DeflateReading, { ok: false }> {
  return { ok: false, problem, parameter }
}
