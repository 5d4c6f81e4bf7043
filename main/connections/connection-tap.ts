import { isUtf8 } from 'node:buffer'
import type { DeflateAgreement } from '../../shared/protocol/deflate-parameters'
import { FrameDecoder, type Violation } from '../../shared/protocol/frame-decoder'
import type { MemoryBudget } from '../../shared/protocol/memory-budget'
import { MessageAssembler, type MessageSink } from '../../shared/protocol/message-assembler'
import { Opcode } from '../../shared/protocol/opcode'
import { parseClosePayload } from '../../shared/protocol/close-payload'
import { violationRules } from '../../shared/protocol/violation-code'
import { toBase64 } from '../../shared/payload/base64'
import type { Direction } from '../../shared/session/direction'
import type { ConnectionRecorder } from '../../shared/session/recorder'
import { fastMask } from './fast-mask'
import { createInflater } from './inflater'

export interface TapOptions {
  /** Which role the endpoint that Framescope runs has: it decides who masks (RFC 6455 §5.1). */
  readonly role: 'client' | 'server'
  /** `null` where compression was not agreed. */
  readonly deflate: DeflateAgreement | null
  /** For received messages; 0 for no limit. */
  readonly maxMessageLength: number
  readonly maxFragments: number
  /** Asked at the start of each received message: somebody wants to hear what it says. Absent: nobody ever does. */
  readonly keepsReceived?: () => boolean
  /** For received messages that are not complete. Absent: one connection may have as much as its limits allow. */
  readonly budget?: MemoryBudget
  /** For sent ones, whose frames may say anything of their length. Beyond it they are not put together. */
  readonly sentBudget: MemoryBudget
  /** Length of the handshake at the start of each stream. */
  readonly sentPosition: number
  readonly receivedPosition: number
}

export interface TapListener {
  /** A message was received whole, whether or not its contents were wanted. Has to be cheap. */
  messageArrived(): void
  /** A message that was wanted is complete. `count` of those received, this one included. */
  messageReceived(type: 'text' | 'binary', payload: Uint8Array, count: number): void
  /** A frame that was not made by hand was sent: who had it sent? */
  causeOf(opcode: number): string | null
  /** A lawful control frame of the peer. */
  controlReceived(opcode: number, payload: Uint8Array): void
  /** A close frame was seen, in either direction. */
  closeSeen(direction: Direction): void
  /** The peer broke a rule that ends the connection: fail it with this close code (RFC 6455 §7.1.7). */
  failed(closeCode: number, violation: Violation): void
}

/** A close frame as it was on the wire. */
export interface SeenClose {
  readonly code: number | null
  readonly reason: string
}

/** Largest piece of evidence that a violation's row carries; the stream has all of it. */
const MAX_EVIDENCE = 64 * 1024

/**
 * Watches both directions of a connection after its handshake: records every byte, frame and message, and says what the
 * endpoint has to react to. It never changes what it sees.
 */
export class ConnectionTap {
  readonly #directions: Readonly<Record<Direction, TappedDirection>>

  constructor(recorder: ConnectionRecorder, options: TapOptions, listener: TapListener) {
    this.#directions = {
      sent: new TappedDirection('sent', recorder, options, listener),
      received: new TappedDirection('received', recorder, options, listener),
    }
  }

  /** Bytes about to be written. `time` in nanoseconds since the session's start. */
  sent(bytes: Uint8Array, time: number, handMade = false): void {
    this.#directions.sent.push(bytes, time, handMade)
  }

  /** Bytes just read. */
  received(bytes: Uint8Array, time: number): void {
    this.#directions.received.push(bytes, time)
  }

  /** Bytes just read that were recorded along with the handshake. */
  decodeReceived(bytes: Uint8Array, time: number): void {
    this.#directions.received.decode(bytes, time)
  }

  /** Close frames seen so far; `null` for a direction without. */
  closeFrame(direction: Direction): SeenClose | null {
    return this.#directions[direction].close
  }

  /** No more bytes will come: says what was cut off and what could not be understood. */
  end(time: number): void {
    this.#directions.sent.end(time)
    this.#directions.received.end(time)
  }
}

class TappedDirection implements MessageSink {
  readonly #decoder: FrameDecoder
  readonly #assembler: MessageAssembler
  readonly #fault: 'local' | 'peer'
  #time = 0
  /** What the endpoint has to do about the chunk being decoded, once all of the chunk is on the timeline. */
  #reactions: (() => void)[] = []
  /** The chunk being decoded was made by hand; and the frame in progress was begun by hand, maybe in a chunk before. */
  #handMade = false
  #begunByHand = false
  close: SeenClose | null = null

  constructor(
    private readonly direction: Direction,
    private readonly recorder: ConnectionRecorder,
    options: TapOptions,
    private readonly listener: TapListener,
  ) {
    const received = direction === 'received'
    const fromClient = (options.role === 'client') !== received
    this.#fault = received ? 'peer' : 'local'
    this.#assembler = new MessageAssembler(
      {
        maxMessageLength: received ? options.maxMessageLength : 0,
        maxFragments: received ? options.maxFragments : 0,
        inflater: options.deflate === null ? null : createInflater(inflaterOptions(options.deflate, fromClient)),
        mask: fastMask,
        isUtf8,
        keeps: received ? options.keepsReceived : undefined,
        budget: received ? options.budget : options.sentBudget,
        tolerant: !received,
      },
      this,
      () => this.#decoder.stop(),
    )
    this.#decoder = new FrameDecoder(
      {
        masked: fromClient,
        rsv1: options.deflate !== null,
        position: received ? options.receivedPosition : options.sentPosition,
        // What we send wrong is sent to see what the peer makes of it: the timeline goes on.
        tolerant: !received,
      },
      this.#assembler,
    )
  }

  push(bytes: Uint8Array, time: number, handMade = false): void {
    this.recorder.append(this.direction, bytes, time)
    this.#handMade = handMade
    if (this.#decoder.atBoundary) this.#begunByHand = handMade
    this.decode(bytes, time)
  }

  decode(bytes: Uint8Array, time: number): void {
    this.#time = time
    this.#decoder.push(bytes)
    // Only now: an answer leaves after all that came with the question, and stands behind it on the timeline.
    if (this.#reactions.length > 0) for (const react of this.#reactions.splice(0)) react()
  }

  end(time: number): void {
    this.#time = time
    this.#assembler.close()
    if (!this.#decoder.stopped && !this.#decoder.atBoundary) {
      const { header, missing } = this.#decoder.unfinished
      this.violation({
        code: 'frame-cut-off',
        detail: missing > 0 ? `${missing} bytes missing` : 'inside the header',
        bytes: header,
      })
    }
    if (this.#decoder.ignored > 0) {
      const params = { bytes: String(this.#decoder.ignored), direction: this.direction }
      this.recorder.detail({ kind: 'note', code: 'bytes-after-violation', params }, time)
    }
  }

  frame(...[frame, message, messageOpcode]: Parameters<MessageSink['frame']>): void {
    const handMade = this.#begunByHand
    // The next one begins in this chunk.
    this.#begunByHand = this.#handMade
    const cause = this.direction === 'sent' && !handMade ? this.listener.causeOf(frame.opcode) : null
    this.recorder.frame(this.direction, frame, message, messageOpcode, handMade, this.#time, cause)
  }

  message(...[message, payload]: Parameters<MessageSink['message']>): void {
    this.recorder.message(this.direction, message, this.#time)
    if (this.direction === 'received') this.listener.messageArrived()
    if (payload === null) return
    const { type, message: number } = message
    this.#reactions.push(() => this.listener.messageReceived(type, payload, number + 1))
  }

  inflated(bytes: Uint8Array): number {
    return this.recorder.append(`${this.direction}-inflated`, bytes, this.#time)
  }

  control(opcode: number, payload: Uint8Array): void {
    if (opcode === Opcode.Close) this.#seeClose(payload)
    if (this.direction === 'received') this.#reactions.push(() => this.listener.controlReceived(opcode, payload))
  }

  violation(violation: Violation): void {
    const { section, closeCode } = violationRules[violation.code]
    this.recorder.detail(
      {
        kind: 'protocol-violation',
        direction: this.direction,
        code: violation.code,
        section,
        fault: this.#fault,
        fatal: closeCode !== null && this.#decoder.stopped,
        detail: violation.detail,
        base64: toBase64(violation.bytes.subarray(0, MAX_EVIDENCE)),
      },
      this.#time,
    )
    if (closeCode !== null && this.direction === 'received')
      this.#reactions.push(() => this.listener.failed(closeCode, violation))
  }

  gaveUp(limit: number): void {
    this.recorder.detail(
      { kind: 'note', code: 'message-not-put-together', params: { limit: String(limit) } },
      this.#time,
    )
  }

  #seeClose(payload: Uint8Array): void {
    const close = parseClosePayload(payload)
    this.close = close.kind === 'close' ? { code: close.code, reason: close.reason } : { code: null, reason: '' }
    this.listener.closeSeen(this.direction)
  }
}

function inflaterOptions(deflate: DeflateAgreement, fromClient: boolean) {
  return fromClient
    ? { contextTakeover: !deflate.clientNoContextTakeover, windowBits: deflate.clientMaxWindowBits }
    : { contextTakeover: !deflate.serverNoContextTakeover, windowBits: deflate.serverMaxWindowBits }
}
