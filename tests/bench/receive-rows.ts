import { WebSocket } from 'ws'
import type { CaptureReader } from '../../main/capture/capture-reader'
import { EventClass } from '../../shared/session/event-class'
import type { BenchRow, Runtime } from './bench-row'
import { type Flood, floodPayload, floods, messagesOf, type FloodName } from './flood'
import { RecordedSession } from './recorded-session'
import { warmPageCache } from './warm-page-cache'

/** Bytes of the capture per message besides its payload, roughly: two records and a frame header. */
const RECORDED_BESIDES = 110

/** As many messages of a capture are compared with what was sent, byte by byte. */
const COMPARED_MESSAGES = 50

const targets: readonly (readonly [FloodName, Readonly<Record<Runtime, number>>])[] = [
  ['32B', { electron: 0.8, node: 0.8 }],
  ['1KB', { electron: 1, node: 0.8 }],
  ['64KB', { electron: 1.2, node: 0.7 }],
  ['1MB', { electron: 1.2, node: 0.7 }],
  ['deflate-200B', { electron: 1, node: 1 }],
]

/** A recorded client session against a bare `ws` client that receives the same flood and keeps nothing. */
export const receiveRows: readonly BenchRow[] = targets.flatMap(([name, target]) =>
  (['electron', 'node'] as const).map((runtime) => ({
    name: `receive-${name}-${runtime}`,
    runtime,
    baselineName: 'bare ws client',
    target: target[runtime],
    sides: {
      ours: (peerUrl) => receiveRecorded(`${peerUrl}/flood/${name}`, floods[name]),
      baseline: (peerUrl) =>
        receiveBare(`${peerUrl}/flood/${name}`, { messages: messagesOf(floods[name]), deflate: floods[name].deflate }),
    },
  })),
)

/** The clock runs until the last message is in the file. */
export async function receiveRecorded(url: string, flood: Flood): Promise<number> {
  const messages = messagesOf(flood)
  await warmPageCache(messages * (flood.size + RECORDED_BESIDES))
  const start = performance.now()
  const session = await RecordedSession.start(url, flood.deflate)
  await session.opened
  await session.whenWritten(({ receivedMessages }) => receivedMessages >= messages)
  const seconds = (performance.now() - start) / 1000
  await session.end((capture) => expectEveryMessage(capture, flood))
  return messages / seconds
}

interface BareFlood {
  readonly messages: number
  readonly deflate: boolean
}

/** The clock runs from the handshake to the last message. */
export async function receiveBare(url: string, { messages, deflate }: BareFlood): Promise<number> {
  let received = 0
  const start = performance.now()
  const socket = new WebSocket(url, { perMessageDeflate: deflate })
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject)
    socket.on('message', () => {
      received++
      if (received === messages) resolve()
    })
  })
  const seconds = (performance.now() - start) / 1000
  socket.terminate()
  return messages / seconds
}

async function expectEveryMessage(capture: CaptureReader, flood: Flood): Promise<void> {
  const messages = messagesOf(flood)
  const recorded = capture.counts[EventClass.MessageReceivedText]
  if (recorded !== messages) throw new Error(`${recorded} messages in the capture, ${messages} sent`)
  for (let compared = 0; compared < COMPARED_MESSAGES; compared++) {
    const index = Math.floor((compared * (messages - 1)) / (COMPARED_MESSAGES - 1))
    const [row] = (await capture.rows(1 << EventClass.MessageReceivedText, index, 1)).rows
    const bytes = await capture.bytes(row?.event ?? 0, 0, flood.size)
    if (!floodPayload(flood, index).equals(bytes)) throw new Error(`message ${index} is not what was sent`)
  }
}
