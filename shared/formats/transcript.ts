import { assertNever } from '../assert-never'
import { parseBase64 } from '../payload/base64'
import { decodeUtf8, decodeUtf8Start } from '../payload/decode-utf8'
import { hexDump } from '../payload/hex-dump'
import { isControl, Opcode } from '../protocol/opcode'
import type { DetailEvent, FrameEvent, HandshakeRequest, MessageEvent, SessionEvent } from '../session/session-event'
import { sessionEndpoint } from '../session/session-endpoint'
import { exactBytes } from '../wording/byte-count'
import { closeCodeName } from '../wording/close-code-name'
import { say, t } from '../wording/translate'
import { errorSentence } from '../wording/error-sentence'
import { noteSentence } from '../wording/note-sentence'
import { opcodeName } from '../wording/opcode-name'
import type { FormatContext } from './format-context'
import type { EventContent, SessionFormat } from './session-format'
import { harmless, quoted } from './transcript-text'
import { UtcTime } from './utc-time'

/** Of a payload, so many bytes are written out; how many more there are is said. */
export const SHOWN_BYTES = 16 * 1024

type Headers = HandshakeRequest['headers']

/**
 * Writes a session for people to read, in a bug report above all: plain text, from which no payload can speak to a terminal
 * or pass for a line of ours. A frame that is the whole of its message has no entry of its own.
 */
export class Transcript implements SessionFormat {
  private readonly time = new UtcTime()
  /** A frame that may be the whole of the message that comes next. */
  private held: { readonly event: FrameEvent; readonly content: EventContent } | null = null

  constructor(private readonly context: FormatContext) {}

  begin(): string {
    const { head, version, redacted, recording, letGo } = this.context
    const lines = [
      t('transcript.title', { version, id: head.id }),
      t(`transcript.${head.mode}`, { endpoint: sessionEndpoint(head.profile), recordedBy: head.recordedBy }),
      t('transcript.started', { time: this.time.format(head.startedAt) }),
      ...(redacted ? [t('transcript.redacted')] : []),
      ...(letGo > 0 ? [t('transcript.let-go', { count: letGo })] : []),
      ...(recording.state === 'stopped' ? [t('transcript.not-recorded', { count: recording.events })] : []),
    ]
    return `${lines.map((line) => `${harmless(line)}\n`).join('')}\n`
  }

  event(event: SessionEvent, content: EventContent): string {
    const before = this.release(event)
    if (event.kind === 'frame' && isWholeMessage(event)) {
      this.held = { event, content }
      return before
    }
    return before + this.entry(event, content)
  }

  end(): string {
    return this.release(null)
  }

  /** The frame that was held, unless it is the whole of what comes now. */
  private release(next: SessionEvent | null): string {
    const { held } = this
    this.held = null
    if (held === null) return ''
    const isWhole = next?.kind === 'message' && next.frameCount === 1 && next.event === held.event.event + 1
    return isWhole ? '' : this.entry(held.event, held.content)
  }

  private entry(event: SessionEvent, content: EventContent): string {
    if (event.kind === 'frame') return this.line(event, frameText(event)) + payloadText(content, isText(event))
    if (event.kind === 'message')
      return this.line(event, messageText(event)) + payloadText(content, event.type === 'text')
    return this.line(event, detailText(event)) + detailLines(event)
  }

  private line(event: SessionEvent, text: string): string {
    const time = this.time.format(this.context.head.startedAt + Math.floor(event.time / 1000)).slice(11, -1)
    const connection = event.connection === 0 ? '' : ` ${t('transcript.connection', { connection: event.connection })}`
    return `#${event.event} ${time}${connection} ${harmless(text)}\n`
  }
}

const isWholeMessage = ({ fin, rsv1, previousFrame, message, handMade }: FrameEvent): boolean =>
  fin && !rsv1 && previousFrame === null && message !== null && !handMade

const isText = ({ opcode, messageOpcode, rsv1 }: FrameEvent): boolean =>
  !rsv1 && (messageOpcode === Opcode.Text || opcode === Opcode.Ping || opcode === Opcode.Pong)

const way = (direction: 'sent' | 'received'): string => (direction === 'sent' ? '->' : '<-')

function frameText({ direction, opcode, fin, rsv1, rsv2, rsv3, payloadLength, handMade, message }: FrameEvent): string {
  const bits = [
    ...(fin ? [] : ['FIN=0']),
    ...(rsv1 ? ['RSV1'] : []),
    ...(rsv2 ? ['RSV2'] : []),
    ...(rsv3 ? ['RSV3'] : []),
    ...(handMade ? [t('row.hand-made')] : []),
  ]
  const of = message === null || isControl(opcode) ? '' : ` ${t('transcript.of-message', { message })}`
  return `${way(direction)} ${t('transcript.frame', { opcode: opcodeName(opcode), length: exactBytes(payloadLength) })}${of}${bits.map((bit) => ` ${bit}`).join('')}`
}

function messageText({ direction, type, length, message, frameCount, compressed, wireLength }: MessageEvent): string {
  const parts = [
    t('transcript.message', { type: t(`opcode.${type}`), message, length: exactBytes(length) }),
    ...(frameCount > 1 ? [t('transcript.frames', { count: frameCount })] : []),
    ...(compressed ? [t('row.compressed', { length: exactBytes(wireLength) })] : []),
  ]
  return `${way(direction)} ${parts.join(', ')}`
}

function payloadText({ payload, missing }: EventContent, asText: boolean): string {
  if (payload === null) return quoted(`(${t(`transcript.missing.${missing ?? 'let-go'}`)})`)
  if (payload.length === 0) return ''
  const start = payload.subarray(0, SHOWN_BYTES)
  const text = asText ? (payload.length > SHOWN_BYTES ? decodeUtf8Start(start) : decodeUtf8(payload)) : null
  const more = payload.length - start.length
  return (
    quoted(text ?? hexDump(start).trimEnd()) +
    (more > 0 ? `    (${t('transcript.more', { count: more, bytes: exactBytes(more) })})\n` : '')
  )
}

function detailText(event: DetailEvent): string {
  switch (event.kind) {
    case 'connection-opened':
      return t('row.opened.sentence', { remote: event.remote, local: event.local })
    case 'handshake-sent':
      return t('transcript.request')
    case 'handshake-accepted':
      return t('transcript.accepted')
    case 'handshake-refused':
      return t('transcript.refused')
    case 'protocol-violation':
      return `${say(`violation.${event.code}`, {})} (${event.section}) ${event.detail}`
    case 'error':
      return errorSentence(event)
    case 'note':
      return noteSentence(event)
    case 'connection-closed': {
      const { code, reason, initiator, clean } = event
      const told = { code: String(code), name: closeCodeName(code), initiator: t(`initiator.${initiator}`) }
      const values = { ...told, clean: t(clean ? 'clean.yes' : 'clean.no') }
      return reason === '' ? t('row.closed.sentence', values) : t('row.closed.reason', { ...values, reason })
    }
    default:
      return assertNever(event)
  }
}

/** What is written below the line of an event. */
function detailLines(event: DetailEvent): string {
  if (event.kind === 'protocol-violation') return bytesText(event.base64)
  if (event.kind === 'handshake-sent') return requestText(event.request)
  if (event.kind !== 'handshake-accepted' && event.kind !== 'handshake-refused') return ''
  const { version, status, reason, headers, body } = event.response
  const head = `${version} ${status} ${reason}\n${headerText(headers)}`
  const wrong = event.checks.filter(({ ok }) => !ok)
  const checks = wrong.map(({ name, expected, actual }) =>
    quoted(t('transcript.check', { name: say(`check.${name}`, {}), expected, actual })),
  )
  return quoted(head.trimEnd()) + (body === null ? '' : bytesText(body.base64)) + checks.join('')
}

const requestText = ({ method, target, version, headers }: HandshakeRequest): string =>
  quoted(`${method} ${target} ${version}\n${headerText(headers)}`.trimEnd())

const headerText = (headers: Headers): string => headers.map(([name, value]) => `${name}: ${value}\n`).join('')

function bytesText(base64: string): string {
  const bytes = parseBase64(base64)
  return bytes.ok ? payloadText({ payload: bytes.value, frames: [] }, true) : ''
}
