import { alignKeys } from './align-keys'

/** What pairing knows of a message. */
export interface PairedMessage {
  /** Its place in the order. */
  readonly event: number
  /** Equal for messages that are the same. */
  readonly key: string
  /** `null` without one, and where messages are paired by order. */
  readonly id: string | null
}

export const pairVerdicts = ['same', 'different', 'missing', 'extra'] as const
export type PairVerdict = (typeof pairVerdicts)[number]

/** `missing`: only in the recording. `extra`: only among what came back. */
export interface MessagePair {
  readonly verdict: PairVerdict
  /** Event of the recording; `null` for what is extra. */
  readonly expected: number | null
  /** Event of what came back; `null` for what is missing. */
  readonly actual: number | null
}

/**
 * Pairs what came back with what the recording held. Messages with an id are paired by it, the first with the first where
 * several have the same; the others in their order, so that as many as possible are the same and nothing that came in
 * between shifts all that follow. In the order of the recording, each extra message behind the pair before it.
 */
export function pairMessages(
  expected: readonly PairedMessage[],
  actual: readonly PairedMessage[],
): readonly MessagePair[] {
  const { partners, rest } = pairById(expected, actual)
  const open = expected.filter((message) => message.id === null)
  for (const [left, right] of alignKeys(
    open.map(({ key }) => key),
    rest.map(({ key }) => key),
  )) {
    const [message, partner] = [open[left], rest[right]]
    if (message !== undefined && partner !== undefined) partners.set(message, partner)
  }
  return inOrder(expected, actual, partners)
}

type Partners = Map<PairedMessage, PairedMessage>

/** `rest`: what came back without an id. An id that the recording has not is extra. */
function pairById(expected: readonly PairedMessage[], actual: readonly PairedMessage[]) {
  const waiting = new Map<string, PairedMessage[]>()
  for (const message of actual) {
    if (message.id === null) continue
    const same = waiting.get(message.id)
    if (same === undefined) waiting.set(message.id, [message])
    else same.push(message)
  }
  for (const same of waiting.values()) same.reverse()
  const partners: Partners = new Map()
  for (const message of expected) {
    const partner = message.id === null ? undefined : waiting.get(message.id)?.pop()
    if (partner !== undefined) partners.set(message, partner)
  }
  return { partners, rest: actual.filter(({ id }) => id === null) }
}

function inOrder(
  expected: readonly PairedMessage[],
  actual: readonly PairedMessage[],
  partners: Partners,
): readonly MessagePair[] {
  const taken = new Set(partners.values())
  const pairs: MessagePair[] = []
  let next = 0
  /** Extra messages that came before this one. */
  const addExtras = (before: PairedMessage | undefined): void => {
    for (; next < actual.length; next++) {
      const message = actual[next]
      if (message === undefined || message === before) break
      if (!taken.has(message)) pairs.push({ verdict: 'extra', expected: null, actual: message.event })
    }
  }
  const last = lastPartners(expected, actual, partners)
  for (const message of expected) {
    const partner = partners.get(message)
    if (partner === undefined) {
      pairs.push({ verdict: 'missing', expected: message.event, actual: null })
      continue
    }
    // Where ids come in another order, extras stay in theirs.
    if (last.has(partner)) addExtras(partner)
    const verdict = message.key === partner.key ? 'same' : 'different'
    pairs.push({ verdict, expected: message.event, actual: partner.event })
  }
  addExtras(undefined)
  return pairs
}

/** Partners that came behind all partners of earlier messages. */
function lastPartners(
  expected: readonly PairedMessage[],
  actual: readonly PairedMessage[],
  partners: Partners,
): ReadonlySet<PairedMessage> {
  const places = new Map(actual.map((message, place) => [message, place]))
  const last = new Set<PairedMessage>()
  let furthest = -1
  for (const message of expected) {
    const partner = partners.get(message)
    const place = partner === undefined ? -1 : (places.get(partner) ?? -1)
    if (partner === undefined || place <= furthest) continue
    furthest = place
    last.add(partner)
  }
  return last
}
