import type { IpEndpoint } from './ip-endpoint'
import { MAX_SEGMENT, TcpFlag, type TcpPacket } from './tcp-packet'

export type TcpSide = 'client' | 'server'

/** An end sends an acknowledgement of its own when it has got so many bytes without one: well within the window. */
const ACKNOWLEDGED_AFTER = 32 * 1024

const nothing = new Uint8Array()

interface End {
  readonly endpoint: IpEndpoint
  /** Sequence number of what it sends next; not yet cut to 32 bits. */
  next: number
  /** Of the other end's bytes, those that it has not acknowledged. */
  unacknowledged: number
}

/**
 * The packets that one TCP connection may have consisted of: a handshake, the bytes in segments, acknowledgements, an end.
 * Sequence numbers begin at 0 in both directions.
 */
export class TcpConversation {
  readonly #ends: Readonly<Record<TcpSide, End>>

  constructor(client: IpEndpoint, server: IpEndpoint) {
    this.#ends = { client: newEnd(client), server: newEnd(server) }
  }

  /** RFC 9293 §3.5. */
  *open(): Generator<TcpPacket> {
    const { client, server } = this.#ends
    yield { ...this.#packet('client', TcpFlag.Syn), acknowledgement: 0 }
    client.next += 1
    yield this.#packet('server', TcpFlag.Syn | TcpFlag.Ack)
    server.next += 1
    yield this.#packet('client', TcpFlag.Ack)
  }

  /** @param missing so many bytes before these are not known: their place in the sequence is left empty */
  *send(from: TcpSide, bytes: Uint8Array, missing: number): Generator<TcpPacket> {
    const end = this.#ends[from]
    const peer = this.#ends[otherThan(from)]
    end.next += missing
    for (let at = 0; at < bytes.length; at += MAX_SEGMENT) {
      const payload = bytes.subarray(at, at + MAX_SEGMENT)
      yield { ...this.#packet(from, TcpFlag.Psh | TcpFlag.Ack), payload }
      end.next += payload.length
      peer.unacknowledged += payload.length
      if (peer.unacknowledged >= ACKNOWLEDGED_AFTER) yield this.#packet(otherThan(from), TcpFlag.Ack)
    }
  }

  /** RFC 9293 §3.6. */
  *finish(first: TcpSide): Generator<TcpPacket> {
    for (const side of [first, otherThan(first)]) {
      const end = this.#ends[side]
      yield this.#packet(side, TcpFlag.Fin | TcpFlag.Ack)
      end.next += 1
    }
    yield this.#packet(first, TcpFlag.Ack)
  }

  *reset(by: TcpSide): Generator<TcpPacket> {
    yield this.#packet(by, TcpFlag.Rst | TcpFlag.Ack)
  }

  #packet(from: TcpSide, flags: number): TcpPacket {
    const end = this.#ends[from]
    const peer = this.#ends[otherThan(from)]
    end.unacknowledged = 0
    return {
      from: end.endpoint,
      to: peer.endpoint,
      sequence: end.next % 2 ** 32,
      acknowledgement: peer.next % 2 ** 32,
      flags,
      payload: nothing,
    }
  }
}

const newEnd = (endpoint: IpEndpoint): End => ({ endpoint, next: 0, unacknowledged: 0 })

export const otherThan = (side: TcpSide): TcpSide => (side === 'client' ? 'server' : 'client')
