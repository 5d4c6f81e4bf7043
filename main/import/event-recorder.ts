import { appError, type AppError } from '../../shared/errors/app-error'
import { requestBytes, responseBytes } from '../../shared/formats/handshake-bytes'
import type { LinePlace, NdjsonFrame, NdjsonLine, NdjsonMessage } from '../../shared/formats/ndjson-line'
import { parseBase64 } from '../../shared/payload/base64'
import { LENGTH_16, writeHeader } from '../../shared/protocol/frame-header'
import { unmasked } from '../../shared/protocol/masking'
import { Opcode } from '../../shared/protocol/opcode'
import type { Direction } from '../../shared/session/direction'
import type { ConnectionRecorder, MessageSource, RecordedFrame } from '../../shared/session/recorder'
import type { EventDetail, NoteCode } from '../../shared/session/session-event'
import type { CaptureAside, ImportedOutcome } from './ports'

/** A file that tells of more is not believed: each of them costs memory. */
const MAX_CONNECTIONS = 1_000_000

interface Way {
  /** Message that is under way, its opcode, and how many frames of it there were. */
  message: number | null
  messageOpcode: number
  frames: number
}

/** What was recorded last, where that is a data frame: its message follows it directly, or is another one's. */
interface LastFrame {
  readonly line: NdjsonFrame
  readonly payload: Uint8Array
  readonly position: number
}

interface ImportedConnection {
  readonly recorder: ConnectionRecorder
  readonly ways: Readonly<Record<Direction, Way>>
  /** The bytes of the request are in their stream. */
  requested: boolean
}

export interface EventRecorderOptions {
  readonly mode: 'client' | 'server'
  /** Microseconds since 1970. */
  readonly startedAt: number
}

/**
 * Records what an imported file tells of, so that it reads as if it had been recorded here: wire streams are put together
 * from what frames say of their headers. A message without its frame gets one, and the timeline says so.
 */
export class EventRecorder {
  readonly #capture: CaptureAside
  readonly #options: EventRecorderOptions
  readonly #asking: Direction
  readonly #connections = new Map<number, ImportedConnection>()
  #last: LastFrame | null = null
  #accepted = false
  #error: AppError | null = null
  #framesMade = false
  /** Nanoseconds since the session's start. */
  #time = 0
  events = 0

  constructor(capture: CaptureAside, options: EventRecorderOptions) {
    this.#capture = capture
    this.#options = options
    this.#asking = options.mode === 'client' ? 'sent' : 'received'
  }

  /** What the end of the session can be told by. */
  outcome(notRecorded: ImportedOutcome['notRecorded']): ImportedOutcome {
    const failed = this.#options.mode === 'client' && !this.#accepted && this.#error !== null
    return { state: failed ? 'failed' : 'closed', error: failed ? this.#error : null, notRecorded }
  }

  /** `false` where the connection cannot be: nothing was recorded then. */
  record(line: Exclude<NdjsonLine, { kind: 'session' | 'unknown' }>): boolean {
    const number = line.kind === 'detail' ? line.place.connection : line.connection
    const connection = this.#connection(number)
    if (connection === null) {
      if (number !== 0 || line.kind !== 'detail') return false
      this.#time = this.#timeOf(line.place)
      this.#sessionDetail(line.detail)
      return true
    }
    switch (line.kind) {
      case 'frame':
        this.#frame(connection, line)
        break
      case 'message':
        this.#message(connection, line)
        break
      case 'detail':
        this.#detail(connection, line.place, line.detail)
        break
    }
    return true
  }

  /** About the import itself; at the time of what was recorded last. */
  note(code: NoteCode, params: Readonly<Record<string, string>> = {}): void {
    this.#sessionDetail({ kind: 'note', code, params })
  }

  error({ code, params }: AppError): void {
    this.#sessionDetail({ kind: 'error', code, params: { ...params } })
  }

  #sessionDetail(detail: EventDetail): void {
    this.#capture.session.detail(detail, this.#time)
    this.#recorded(null)
  }

  #frame({ recorder, ways }: ImportedConnection, line: NdjsonFrame): void {
    const { direction, payload, message } = line
    const time = this.#timeOf(line)
    if (payload === null || payload === undefined) return this.#bytesMissing(line.payloadLength)
    const way = ways[direction]
    const frame = frameOf(line)
    frame.position = recorder.append(direction, writeHeader(frame), time)
    recorder.append(direction, frame.masked ? unmasked(payload, frame.maskingKey, 0) : payload, time)
    if (message !== null) followMessage(way, line)
    const opcode = message === null ? null : way.messageOpcode
    recorder.frame(direction, frame, message, opcode, line.handMade, time, line.cause ?? null)
    this.#recorded(message === null ? null : { line, payload, position: frame.position })
  }

  #message(connection: ImportedConnection, line: NdjsonMessage): void {
    const { payload, direction, message, type, compressed, wireLength } = line
    if (payload === null || payload === undefined) return this.#bytesMissing(line.wireLength)
    const { recorder, ways } = connection
    const way = ways[direction]
    if (!isOf(line, this.#last)) this.#makeFrame(connection, line, payload)
    const last = this.#last
    const time = this.#timeOf(line)
    const { frames } = way
    const source = sourceOf(line, payload, frames === 1 ? (last?.payload ?? null) : null)
    let position = 0
    if (source === 'inflated') position = recorder.append(`${direction}-inflated`, payload, time)
    else if (source === 'frame' && last !== null) position = last.position + last.line.headerLength
    const { length } = payload
    const numbers = { message, type, frameCount: frames, compressed, wireLength, length, source, position }
    recorder.message(direction, numbers, time)
    this.#recorded(null)
    way.message = null
  }

  /** What the peer of a server sends is masked (RFC 6455 §5.1); with which key, nobody wrote down. */
  #makeFrame(connection: ImportedConnection, line: NdjsonMessage, payload: Uint8Array): void {
    if (!this.#framesMade) this.note('imported-frames-made')
    this.#framesMade = true
    connection.ways[line.direction].message = null
    const masked = line.direction === this.#asking
    const extended = payload.length < LENGTH_16 ? 0 : payload.length <= 0xffff ? 2 : 8
    const { event, connection: number, time, direction, message, type, compressed, cause } = line
    this.#frame(connection, {
      kind: 'frame',
      event,
      connection: number,
      time,
      direction,
      fin: true,
      rsv1: compressed,
      rsv2: false,
      rsv3: false,
      opcode: type === 'text' ? Opcode.Text : Opcode.Binary,
      maskingKey: masked ? '00000000' : null,
      headerLength: 2 + extended + (masked ? 4 : 0),
      payloadLength: payload.length,
      message,
      payload,
      isText: type === 'text',
      handMade: false,
      ...(cause !== undefined && { cause }),
    })
  }

  #detail(connection: ImportedConnection, place: LinePlace, detail: EventDetail): void {
    const { recorder } = connection
    const time = this.#timeOf(place)
    if ('request' in detail && !connection.requested) {
      connection.requested = true
      recorder.append(this.#asking, requestBytes(detail.request), time)
    }
    if ('response' in detail) {
      const answering = this.#asking === 'sent' ? 'received' : 'sent'
      recorder.append(answering, responseBytes(detail.response), time)
      const body = parseBase64(detail.response.body?.base64 ?? '')
      if (body.ok) recorder.append(answering, body.value, time)
    }
    if (detail.kind === 'handshake-accepted') this.#accepted = true
    if (detail.kind === 'error') this.#error ??= appError(detail.code, detail.params)
    recorder.detail(detail, time)
    this.#recorded(null)
  }

  #bytesMissing(length: number): void {
    this.note('imported-bytes-missing', { bytes: String(length) })
  }

  #recorded(last: LastFrame | null): void {
    this.events += 1
    this.#last = last
  }

  /** `null` for the session as a whole, and for what cannot be. */
  #connection(number: number): ImportedConnection | null {
    const known = this.#connections.get(number)
    if (known !== undefined) return known
    if (number === 0 || this.#connections.size >= MAX_CONNECTIONS) return null
    const recorder = this.#capture.connection(number)
    const connection = { recorder, ways: { sent: newWay(), received: newWay() }, requested: false }
    this.#connections.set(number, connection)
    return connection
  }

  #timeOf({ time }: { readonly time: number }): number {
    this.#time = Math.max(0, (time - this.#options.startedAt) * 1000)
    return this.#time
  }
}

const isOf = (message: NdjsonMessage, last: LastFrame | null): boolean =>
  last !== null &&
  last.line.connection === message.connection &&
  last.line.direction === message.direction &&
  last.line.message === message.message

/** A message has bytes of its own where they are not those of its frames: inflated, or with something hidden in them. */
function sourceOf(
  { compressed, wireLength }: NdjsonMessage,
  payload: Uint8Array,
  frame: Uint8Array | null,
): MessageSource {
  if (compressed || wireLength !== payload.length) return 'inflated'
  if (frame === null) return 'fragments'
  return Buffer.compare(frame, payload) === 0 ? 'frame' : 'inflated'
}

function followMessage(way: Way, { message, opcode, isText }: NdjsonFrame): void {
  const goesOn = way.message === message
  way.frames = goesOn ? way.frames + 1 : 1
  if (opcode === Opcode.Text || opcode === Opcode.Binary) way.messageOpcode = opcode
  // The first frame is not in the file.
  else if (!goesOn || isText) way.messageOpcode = isText ? Opcode.Text : Opcode.Binary
  way.message = message
}

const newWay = (): Way => ({ message: null, messageOpcode: Opcode.Binary, frames: 0 })

const frameOf = (line: NdjsonFrame): RecordedFrame => ({
  fin: line.fin,
  rsv1: line.rsv1,
  rsv2: line.rsv2,
  rsv3: line.rsv3,
  opcode: line.opcode,
  masked: line.maskingKey !== null,
  maskingKey: line.maskingKey === null ? 0 : Number.parseInt(line.maskingKey, 16),
  headerLength: line.headerLength,
  payloadLength: line.payloadLength,
  position: 0,
})
