import { assertNever } from '../assert-never'
import { parseBase64, toBase64 } from '../payload/base64'
import { decodeUtf8 } from '../payload/decode-utf8'
import { Opcode, isControl } from '../protocol/opcode'
import type {
  DetailEvent,
  EventPlace,
  FrameEvent,
  HandshakeRequest,
  HandshakeResponse,
  MessageEvent,
  SessionEvent,
} from '../session/session-event'
import { sessionEndpoint } from '../session/session-endpoint'
import type { RecordingState } from '../session/session-summary'
import type { FormatContext } from './format-context'
import type { EventContent, SessionFormat } from './session-format'
import { UtcTime } from './utc-time'

/**
 * Writes a session as NDJSON, a contract with other programs (docs/ndjson.md): fields never change their meaning, new ones
 * may come. Each event is one line with its line feed. Events are written in their order, because whether a continuation frame holds
 * compressed bytes was said by the first frame of its message (RFC 7692 §6).
 *
 * Lines of frames and messages are put together by hand, strings alone through `JSON.stringify`: there are millions.
 */
export class NdjsonFormat implements SessionFormat {
  private readonly time = new UtcTime()
  /** Connections and directions whose current message is compressed. */
  private readonly compressed = new Set<string>()

  constructor(private readonly context: NdjsonContext) {}

  begin(): string {
    const { head, recording, letGo, redacted } = this.context
    const { id, mode, profile, startedAt } = head
    return line({
      kind: 'session',
      format: 'framescope-ndjson/1',
      id,
      mode,
      url: sessionEndpoint(profile),
      startedAt: this.time.format(startedAt),
      notRecorded: notRecorded(recording),
      ...(letGo > 0 && { letGo }),
      ...(redacted && { redacted }),
    })
  }

  /** @param elsewhere leaves the payload out: whoever reads the line finds it in another place */
  event(event: SessionEvent, content: EventContent, elsewhere = false): string {
    if (event.kind === 'frame') return this.frameLine(event, content, elsewhere)
    if (event.kind === 'message') return this.messageLine(event, content, elsewhere)
    return line(this.detailFields(event))
  }

  end(): string {
    return ''
  }

  private frameLine(event: FrameEvent, content: EventContent, elsewhere: boolean): string {
    const asText = this.textOf(event)
    return (
      `{"kind":"frame",${this.place(event)},"direction":"${event.direction}","fin":${event.fin},"rsv1":${event.rsv1},` +
      `"rsv2":${event.rsv2},"rsv3":${event.rsv3},"opcode":${event.opcode},"masked":${event.masked},` +
      `"maskingKey":${event.masked ? `"${event.maskingKey.toString(16).padStart(8, '0')}"` : 'null'},` +
      `"headerLength":${event.headerLength},"payloadLength":${event.payloadLength},"message":${event.message}` +
      `${elsewhere ? '' : payloadField(content, asText)},"handMade":${event.handMade}${causeField(event)}}\n`
    )
  }

  private messageLine(event: MessageEvent, content: EventContent, elsewhere: boolean): string {
    return (
      `{"kind":"message",${this.place(event)},"direction":"${event.direction}","message":${event.message},` +
      `"type":"${event.type}","frames":[${content.frames.join()}],"compressed":${event.compressed},` +
      `"wireLength":${event.wireLength},"length":${event.length}` +
      `${elsewhere ? '' : payloadField(content, event.type === 'text' ? decodeUtf8 : null)}${causeField(event)}}\n`
    )
  }

  /** How the payload is read as text; `null` where it is binary or compressed. */
  private textOf(event: FrameEvent): TextReading | null {
    if (isControl(event.opcode)) return event.rsv1 ? null : decodeAscii
    const way = `${event.connection} ${event.direction}`
    if (event.opcode !== Opcode.Continuation) {
      if (event.rsv1) this.compressed.add(way)
      else this.compressed.delete(way)
    }
    const isText = event.messageOpcode === Opcode.Text && !event.rsv1 && !this.compressed.has(way)
    return isText ? decodeUtf8 : null
  }

  private detailFields(event: DetailEvent): object {
    const { event: number, connection } = event
    const place = { event: number, connection, time: this.timeOf(event) }
    switch (event.kind) {
      case 'connection-opened':
        return {
          kind: event.kind,
          ...place,
          remote: event.remote,
          local: event.local,
          tls: event.tls,
          proxy: event.proxy,
        }
      case 'handshake-sent':
        return { kind: event.kind, ...place, request: requestFields(event.request) }
      case 'handshake-accepted':
      case 'handshake-refused':
        return {
          kind: 'handshake',
          ...place,
          outcome: event.kind === 'handshake-accepted' ? 'accepted' : 'refused',
          request: requestFields(event.request),
          response: responseFields(event.response),
          timing: event.timing,
          checks: event.checks,
          subprotocol: event.kind === 'handshake-accepted' ? event.subprotocol : null,
          extensions: event.kind === 'handshake-accepted' ? event.extensions : null,
        }
      case 'protocol-violation': {
        const { kind, direction, code, section, detail, base64, fault, fatal } = event
        return { kind, ...place, direction, code, section, detail, bytes: { base64 }, fault, fatal }
      }
      case 'error':
      case 'note':
        return { kind: event.kind, ...place, code: event.code, params: event.params }
      case 'connection-closed': {
        const { kind, code, reason, initiator, clean, cause } = event
        return { kind, ...place, code, reason, initiator, clean, cause }
      }
      default:
        return assertNever(event)
    }
  }

  private place(event: EventPlace): string {
    return `"event":${event.event},"connection":${event.connection},"time":"${this.timeOf(event)}"`
  }

  private timeOf(event: EventPlace): string {
    return this.time.format(this.context.head.startedAt + Math.floor(event.time / 1000))
  }
}

type NdjsonContext = Pick<FormatContext, 'head' | 'recording' | 'letGo' | 'redacted'>

const line = (fields: object): string => `${JSON.stringify(fields)}\n`

/** `null` for bytes that are no such text, or end within a character. */
type TextReading = (bytes: Uint8Array) => string | null

const decodeAscii: TextReading = (bytes) => (isAscii(bytes) ? decodeUtf8(bytes) : null)

const payloadField = ({ payload, missing }: EventContent, asText: TextReading | null): string =>
  `,"payload":${contents(payload, asText)}${missing === undefined ? '' : `,"${missing}":true`}`

function contents(bytes: Uint8Array | null, asText: TextReading | null): string {
  if (bytes === null) return 'null'
  const text = asText?.(bytes) ?? null
  const json = text === null ? null : inJson(text)
  return json === null ? `{"base64":"${toBase64(bytes)}"}` : `{"text":${json}}`
}

/** V8 has no longer strings than 2²⁹; the rest of the line has to fit too. */
const LONGEST_JSON = 500_000_000

/** `null` where escaping makes it too long for a string: a hundred million NULs are six times as many characters. */
function inJson(text: string): string | null {
  try {
    const json = JSON.stringify(text)
    return json.length > LONGEST_JSON ? null : json
  } catch (failure) {
    if (failure instanceof RangeError) return null
    throw failure
  }
}

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80)

const requestFields = ({ method, target, version, headers }: HandshakeRequest): object => ({
  method,
  target,
  version,
  headers,
})

function responseFields({ version, status, reason, headers, body }: HandshakeResponse): object {
  return { status, reason, version, headers, body: body && bodyFields(body.base64), bodyCut: body?.cut ?? false }
}

function bodyFields(base64: string): object {
  const bytes = parseBase64(base64)
  const text = bytes.ok ? decodeUtf8(bytes.value) : null
  return text === null ? { base64 } : { text }
}

/** Only where there is one. */
const causeField = ({ cause }: FrameEvent | MessageEvent): string =>
  cause === undefined ? '' : `,"cause":${JSON.stringify(cause)}`

/** What came after the disk had taken no more; `null` where recording did not stop. */
const notRecorded = (recording: RecordingState) =>
  recording.state === 'on' ? null : { error: recording.error.code, events: recording.events, bytes: recording.bytes }
