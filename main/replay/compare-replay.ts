import { AppFailure } from '../../shared/errors/app-error'
import { readComparedMessage, type ComparedMessage } from '../../shared/replay/compared-message'
import {
  readRules,
  type ComparisonRules,
  type IgnoredParts,
  type ReadRules,
} from '../../shared/replay/comparison-rules'
import { differencesOf } from '../../shared/replay/difference'
import { idOfMessage, keyOfMessage, type Digest } from '../../shared/replay/message-key'
import { pairMessages, type PairedMessage } from '../../shared/replay/pair-messages'
import type { Comparison, ReplayEnd, ReplayHead } from '../../shared/replay/replay-line'
import { MAX_COMPARED } from '../../shared/replay/replay-plan'
import type { MessageSource } from './ports'

/** Of a server with many clients, each of which is compared: beyond so many pairs those that are left are counted only. */
const MAX_PAIRS = 200_000
/** Pairs whose differences are kept with the replay, so that they are there when a capture is not any more. */
const MAX_KEPT_DIFFERENCES = 1_000

export interface ComparedReplay {
  readonly head: ReplayHead
  readonly end: ReplayEnd
  /** The recording. */
  readonly source: MessageSource
  /** The session that it was sent in. */
  readonly target: MessageSource
}

/**
 * Holds what came back against the recording: each connection of a server by itself, as its peer heard all of it. Fails
 * with `json-path-invalid`, and like a `MessageSource` that is not there.
 */
export async function compareReplay(
  replay: ComparedReplay,
  rules: ComparisonRules,
  digest: Digest,
): Promise<Comparison> {
  const read = readRules(rules)
  if (!read.ok) throw new AppFailure(read.error)
  const reader = new KeyReader(read.value, digest)
  const expected = await reader.expected(replay)
  const actual = await reader.actual(replay)
  const pairs: Comparison['pairs'] = []
  for (const [connection, came] of actual)
    if (pairs.length >= MAX_PAIRS) reader.left += expected.length + came.length
    else for (const pair of pairMessages(expected, came)) pairs.push({ ...pair, connection })
  const comparison: Comparison = {
    kind: 'comparison',
    rules,
    left: reader.left,
    unreadable: reader.unreadable,
    pairs,
    differences: [],
  }
  for (const [place, pair] of pairs.entries()) {
    if (pair.verdict !== 'different' || comparison.differences.length === MAX_KEPT_DIFFERENCES) continue
    const differences = await differencesOfPair(pair, read.value.ignored, replay)
    comparison.differences.push([place, [...differences]])
  }
  return comparison
}

/** Fails like a `MessageSource`. */
export async function differencesOfPair(
  { expected, actual }: { readonly expected: number | null; readonly actual: number | null },
  ignored: IgnoredParts,
  { source, target }: Pick<ComparedReplay, 'source' | 'target'>,
) {
  if (expected === null || actual === null) return []
  return differencesOf(await readMessage(source, expected), await readMessage(target, actual), ignored)
}

async function readMessage(source: MessageSource, event: number): Promise<ComparedMessage> {
  const { type, length } = await source.message(event)
  return readComparedMessage(type, await source.payload(event, length))
}

/** Reads messages one after another and keeps of each what pairing needs. */
class KeyReader {
  left = 0
  unreadable = 0

  constructor(
    private readonly rules: ReadRules,
    private readonly digest: Digest,
  ) {}

  async expected({ end, source }: ComparedReplay): Promise<readonly PairedMessage[]> {
    this.left += end.replies - end.expected.length
    const messages: PairedMessage[] = []
    for (const event of end.expected) {
      const message = await this.#read(source, event)
      if (message !== null) messages.push(message)
    }
    return messages
  }

  /** By connection; all of a client session are one conversation. */
  async actual({ head, end, target }: ComparedReplay): Promise<ReadonlyMap<number | null, readonly PairedMessage[]>> {
    const { connections } = head
    const came = new Map<number | null, PairedMessage[]>((connections ?? [null]).map((each) => [each, []]))
    let count = 0
    for await (const { event, connection } of target.received(connections && new Set(connections), head.from, end.to)) {
      count += 1
      const message = count > MAX_COMPARED ? null : await this.#read(target, event)
      if (message !== null) came.get(connections && connection)?.push(message)
    }
    this.left += Math.max(0, count - MAX_COMPARED)
    return came
  }

  /** `null` when it is damaged, or was let go. */
  async #read(source: MessageSource, event: number): Promise<PairedMessage | null> {
    try {
      const message = await readMessage(source, event)
      const { id, ignored } = this.rules
      return {
        event,
        key: keyOfMessage(message, ignored, this.digest),
        id: id && idOfMessage(message, id),
      }
    } catch (failure) {
      if (!(failure instanceof AppFailure)) throw failure
      this.unreadable += 1
      return null
    }
  }
}
