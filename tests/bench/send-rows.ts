import { once } from 'node:events'
import { WebSocket } from 'ws'
import { EventClass } from '../../shared/session/event-class'
import type { BenchRow } from './bench-row'
import { RecordedSession } from './recorded-session'
import { warmPageCache } from './warm-page-cache'

interface Load {
  readonly size: number
  readonly messages: number
}

const loads: readonly (readonly [string, Load])[] = [
  ['32B', { size: 32, messages: 400_000 }],
  ['1KB', { size: 1024, messages: 200_000 }],
  ['64KB', { size: 64 * 1024, messages: 8_000 }],
  ['1MB', { size: 1024 * 1024, messages: 500 }],
]

/** Bytes of the capture per message besides its payload, roughly: two records and a frame header. */
const RECORDED_BESIDES = 110

/** As much is handed over before the first of it has left, on both sides: enough to keep the socket busy. */
const WINDOW_BYTES = 1024 * 1024

/** A recorded client session against a bare `ws` client, each sending to a peer that says when it has everything. */
export const sendRows: readonly BenchRow[] = loads.map(([name, load]) => ({
  name: `send-${name}-electron`,
  runtime: 'electron',
  baselineName: 'bare ws client',
  target: 0.7,
  sides: {
    ours: (peerUrl) => sendRecorded(`${peerUrl}/sink/${wireLength(load)}`, load),
    baseline: (peerUrl) => sendBare(`${peerUrl}/sink/${wireLength(load)}`, load),
  },
}))

/** The clock runs until the last message is in the file and the peer has said that it has them all. */
async function sendRecorded(url: string, { size, messages }: Load): Promise<number> {
  const text = 'x'.repeat(size)
  await warmPageCache(messages * (size + RECORDED_BESIDES))
  const start = performance.now()
  const session = await RecordedSession.start(url)
  await session.opened
  await sendAll(size, messages, () => session.connection.send({ kind: 'text', text }))
  await session.whenWritten(({ sentMessages, receivedMessages }) => sentMessages >= messages && receivedMessages >= 1)
  const seconds = (performance.now() - start) / 1000
  await session.end(async (capture) => {
    const recorded = capture.counts[EventClass.MessageSentText]
    if (recorded !== messages) throw new Error(`${recorded} messages in the capture, ${messages} sent`)
  })
  return messages / seconds
}

async function sendBare(url: string, { size, messages }: Load): Promise<number> {
  const text = 'x'.repeat(size)
  const start = performance.now()
  const socket = new WebSocket(url, { perMessageDeflate: false })
  await once(socket, 'open')
  const allThere = once(socket, 'message')
  await sendAll(
    size,
    messages,
    () => new Promise((resolve, reject) => socket.send(text, (error) => (error ? reject(error) : resolve()))),
  )
  await allThere
  const seconds = (performance.now() - start) / 1000
  socket.terminate()
  return messages / seconds
}

/** Sends the messages one after another with a window of them on their way. */
async function sendAll(size: number, messages: number, send: () => Promise<void>): Promise<void> {
  const window = Math.max(2, Math.floor(WINDOW_BYTES / size))
  let left = messages
  await new Promise<void>((resolve, reject) => {
    let onTheWay = 0
    const onSent = (): void => {
      onTheWay--
      fill()
    }
    const fill = (): void => {
      while (left > 0 && onTheWay < window) {
        left--
        onTheWay++
        send().then(onSent, reject)
      }
      if (left === 0 && onTheWay === 0) resolve()
    }
    fill()
  })
}

/** Of masked frames (RFC 6455 §5.2). */
const wireLength = ({ size, messages }: Load): number =>
  messages * (size + 6 + (size < 126 ? 0 : size < 65_536 ? 2 : 8))
