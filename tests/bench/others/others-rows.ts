import type { BenchRow } from '../bench-row'
import { floods, messagesOf, type Flood } from '../flood'
import { receiveRecorded } from '../receive-rows'
import { ensureChromium, receiveInChromium } from './chromium'
import { ensureMitmproxy, receiveThroughMitmproxy } from './mitmproxy'
import { ensureMockttp, MOCKTTP, receiveThroughMockttp } from './mockttp'
import { ensureWscat, receiveInWscat, WSCAT } from './wscat'

const flood = floods['200B']

/** Programs that are slower by far get as many messages as they take in a few seconds: it is the rate that counts. */
const fewer = (blocks: number): Flood => ({ ...flood, blocks })

interface Other {
  readonly name: string
  readonly baselineName: string
  readonly target: number
  readonly flood: Flood
  readonly prepare: () => Promise<void>
  /** Messages per second of the whole flood, every message seen. */
  readonly receive: (url: string, messages: number) => Promise<number>
}

const others: readonly Other[] = [
  {
    name: 'mitmproxy',
    baselineName: 'mitmproxy (Debian), reverse mode',
    target: 100,
    flood: fewer(10),
    prepare: ensureMitmproxy,
    receive: receiveThroughMitmproxy,
  },
  {
    name: 'mockttp',
    baselineName: `${MOCKTTP.name} ${MOCKTTP.version}, forwarding, with message events`,
    target: 5,
    flood,
    prepare: ensureMockttp,
    receive: receiveThroughMockttp,
  },
  {
    name: 'chromium',
    baselineName: 'Chromium (Debian), frame events over CDP',
    target: 50,
    flood: fewer(20),
    prepare: ensureChromium,
    receive: receiveInChromium,
  },
  {
    name: 'wscat',
    baselineName: `${WSCAT.name} ${WSCAT.version}, output in a pipe`,
    target: 3,
    flood,
    prepare: ensureWscat,
    receive: receiveInWscat,
  },
]

/** A recorded client session against other programs that show WebSocket traffic, on the same flood. */
export const othersRows: readonly BenchRow[] = others.map((other) => ({
  name: `others-${other.name}`,
  runtime: 'electron',
  // What they run in, or are watched from: not slowed down by a runtime that is not theirs.
  baselineRuntime: 'node',
  baselineName: other.baselineName,
  target: other.target,
  prepare: other.prepare,
  sides: {
    ours: (peerUrl) => receiveRecorded(`${peerUrl}/flood/200B`, flood),
    baseline: (peerUrl) => other.receive(`${peerUrl}/flood/200B/${other.flood.blocks}`, messagesOf(other.flood)),
  },
}))
