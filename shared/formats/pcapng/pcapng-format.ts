import { en } from '../../messages/en'
import type { Direction } from '../../session/direction'
import type { EventPlace, SessionEvent } from '../../session/session-event'
import type { SessionHead } from '../../session/session-summary'
import type { Piece, WireBytes, WireFormat } from '../session-format'
import { asLongAs, readEndpoint } from './ip-endpoint'
import { interfaceDescription, packetBlockLength, PACKET_START, sectionHeader, writePacketBlock } from './pcapng-block'
import { otherThan, TcpConversation, type TcpSide } from './tcp-conversation'
import { packetLength, writePacket, type TcpPacket } from './tcp-packet'

type Opened = Extract<SessionEvent, { kind: 'connection-opened' }>
type Closed = Extract<SessionEvent, { kind: 'connection-closed' }>

/** For connections of which no address is known: Wireshark takes what is said at port 80 for HTTP. */
const HTTP_PORT = 80
const FIRST_FREE_PORT = 49_152
const FREE_PORTS = 0x1_0000 - FIRST_FREE_PORT
/** RFC 6455 §7.4.1: the connection was dropped. */
const DROPPED = 1006

const nothing = new Uint8Array()

/**
 * Writes what was on the wire as packets that Wireshark reads (docs/pcapng.md): each connection as TCP over IP, made up
 * around the true bytes, of TLS as decrypted. Pieces are bytes.
 */
export class PcapngFormat implements WireFormat {
  readonly #head: SessionHead
  readonly #writtenBy: string
  readonly #connections = new Map<number, TcpConversation>()
  /** Connections that the system said were reset. */
  readonly #reset = new Set<number>()

  /** @param version of the Framescope that writes the file */
  constructor(head: SessionHead, version: string) {
    this.#head = head
    this.#writtenBy = `${en['app.name']} ${version}`
  }

  begin(): Piece {
    return joined([sectionHeader(this.#writtenBy), interfaceDescription(this.#head.id)])
  }

  bytes({ connection, direction, time, bytes, missing }: WireBytes): Piece {
    return this.#write(time, this.#conversation(connection).send(this.#sideOf(direction), bytes, missing))
  }

  event(event: SessionEvent): Piece {
    switch (event.kind) {
      case 'connection-opened':
        return this.#opened(event)
      case 'connection-closed':
        return this.#closed(event)
      case 'error':
        if (event.code === 'connection-reset') this.#reset.add(event.connection)
        return nothing
      case 'handshake-sent':
      case 'handshake-accepted':
      case 'handshake-refused':
      case 'frame':
      case 'message':
      case 'protocol-violation':
      case 'note':
        return nothing
    }
  }

  end(): Piece {
    return nothing
  }

  #opened(event: Opened): Piece {
    const isClient = this.#head.mode === 'client'
    const local = isClient ? this.#freePort(event) : HTTP_PORT
    const remote = isClient ? HTTP_PORT : this.#freePort(event)
    const [here, there] = [readEndpoint(event.local, local), readEndpoint(event.remote, remote)]
    const ends = [asLongAs(here, there), asLongAs(there, here)] as const
    const [client, server] = isClient ? ends : [ends[1], ends[0]]
    const conversation = new TcpConversation(client, server)
    this.#connections.set(event.connection, conversation)
    return this.#write(event.time, conversation.open())
  }

  #closed(event: Closed): Piece {
    const conversation = this.#connections.get(event.connection)
    // It never stood.
    if (conversation === undefined) return nothing
    this.#connections.delete(event.connection)
    return this.#write(event.time, this.#ending(conversation, event))
  }

  #ending(conversation: TcpConversation, { connection, code, initiator, clean }: Closed): Iterable<TcpPacket> {
    const local = this.#sideOf('sent')
    const isReset = this.#reset.delete(connection)
    if (code === DROPPED && isReset) return conversation.reset(otherThan(local))
    // A server drops with a reset.
    if (code === DROPPED && initiator === 'local' && local === 'server') return conversation.reset(local)
    // After both close frames the server goes first (RFC 6455 §7.1.1).
    return conversation.finish(clean ? 'server' : initiator === 'local' ? local : otherThan(local))
  }

  /** Of a connection whose beginning was let go, no handshake of TCP is made up. */
  #conversation(connection: number): TcpConversation {
    let known = this.#connections.get(connection)
    if (known === undefined) {
      const client = readEndpoint('', this.#freePort({ connection }))
      this.#connections.set(connection, (known = new TcpConversation(client, readEndpoint('', HTTP_PORT))))
    }
    return known
  }

  #freePort({ connection }: Pick<EventPlace, 'connection'>): number {
    return FIRST_FREE_PORT + (connection % FREE_PORTS)
  }

  #sideOf(direction: Direction): TcpSide {
    return (direction === 'sent') === (this.#head.mode === 'client') ? 'client' : 'server'
  }

  #write(time: number, packets: Iterable<TcpPacket>): Uint8Array {
    const epoch = BigInt(this.#head.startedAt) * 1000n + BigInt(Math.floor(time))
    const list = [...packets]
    const target = new Uint8Array(list.reduce((sum, packet) => sum + packetBlockLength(packetLength(packet)), 0))
    const view = new DataView(target.buffer)
    let at = 0
    for (const packet of list) {
      const length = packetLength(packet)
      writePacketBlock(view, at, epoch, length)
      writePacket(view, at + PACKET_START, packet)
      at += packetBlockLength(length)
    }
    return target
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
