import { setTimeout as wait } from 'node:timers/promises'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { encodeFrame } from '../../shared/protocol/frame-encoder'
import { Opcode } from '../../shared/protocol/opcode'

/** Between two turns, so that they can be watched as they come. */
const TURN_MS = 60

/**
 * What the demo server says by itself: a frame of each kind that a server may send, and one that breaks a rule which
 * receivers can live with, so that the connection goes on. Resolves when all is said, or nobody listens any more.
 *
 * @param wire the socket below, for what `ws` would not write
 */
export async function playConversation(socket: WebSocket, wire: Duplex): Promise<void> {
  for (const turn of turns) {
    if (socket.readyState !== socket.OPEN) return
    await turn(socket, wire)
    await wait(TURN_MS)
  }
}

type Turn = (socket: WebSocket, wire: Duplex) => Promise<void> | void

const turns: readonly Turn[] = [
  (socket) => sent(socket, 'This message is text, and one frame holds it all.', { compress: false }),
  (socket) =>
    sent(
      socket,
      Uint8Array.from({ length: 300 }, (_, index) => index),
      { compress: false },
    ),
  // Repetitive enough to be worth compressing (RFC 7692).
  (socket) => sent(socket, JSON.stringify({ type: 'prices', market: 'BTC-EUR', offers }), { compress: true }),
  fragmented,
  wasteful,
]

const offers = Array.from({ length: 20 }, (_, index) => ({ price: `${61234 - index}.00`, amount: index / 4 + 1 }))

/** A message whose sender did not know its end yet, and a ping that did not wait for it (RFC 6455 §5.4). */
function fragmented(socket: WebSocket): void {
  socket.send('A long message may be sent ', { fin: false, compress: false })
  socket.send('in pieces. ', { fin: false, compress: false })
  socket.ping('does not wait')
  socket.send('This is the last of three.', { fin: true, compress: false })
}

/** The very example of RFC 6455 §5.2: 124 bytes, whose length is written as 126, 0, 124. */
function wasteful(_socket: WebSocket, wire: Duplex): void {
  const words =
    'My length would fit into seven bits. It is written in sixteen more, which RFC 6455 forbids: look at the header of this frame'
  wire.write(
    encodeFrame({
      fin: true,
      rsv1: false,
      rsv2: false,
      rsv3: false,
      opcode: Opcode.Text,
      maskingKey: null,
      payload: Buffer.from(words),
      lengthForm: 16,
    }),
  )
}

/** Compressing takes a moment, and what is written below `ws` must not overtake it. Whoever left hears nothing. */
function sent(socket: WebSocket, data: string | Uint8Array, options: { compress: boolean }): Promise<void> {
  return new Promise((resolve) => socket.send(data, options, () => resolve()))
}
