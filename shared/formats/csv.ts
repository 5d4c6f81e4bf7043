import { assertNever } from '../assert-never'
import { toBase64 } from '../payload/base64'
import { decodeUtf8 } from '../payload/decode-utf8'
import { isControl } from '../protocol/opcode'
import type { DetailEvent, FrameEvent, MessageEvent, SessionEvent } from '../session/session-event'
import { opcodeName } from '../wording/opcode-name'
import { csvRow, type CsvValue } from './csv-row'
import type { FormatContext } from './format-context'
import type { EventContent, SessionFormat } from './session-format'
import { UtcTime } from './utc-time'

/** In this order; more may come at the end. */
export const csvColumns = [
  'event',
  'time',
  'connection',
  'kind',
  'direction',
  'type',
  'length',
  'wireLength',
  'encoding',
  'content',
] as const

/** What a row says beyond its place; a column that is left out is empty. */
type Cells = Partial<Record<(typeof csvColumns)[number], CsvValue>>

/**
 * Writes a session as a table (RFC 4180), a row an event: for spreadsheets and data frames. A payload that is text is there
 * as it is, all others in base64; `encoding` says which.
 */
export class CsvFormat implements SessionFormat {
  private readonly time = new UtcTime()

  constructor(private readonly context: Pick<FormatContext, 'head' | 'options'>) {}

  begin(): string {
    return csvRow(csvColumns, false)
  }

  event(event: SessionEvent, content: EventContent): string {
    const { event: number, connection, kind } = event
    const time = this.time.format(this.context.head.startedAt + Math.floor(event.time / 1000))
    const cells: Cells = { event: number, time, connection, kind, ...cellsOf(event, content) }
    return csvRow(
      csvColumns.map((column) => cells[column] ?? ''),
      this.context.options.guardFormulas,
    )
  }

  end(): string {
    return ''
  }
}

function cellsOf(event: SessionEvent, content: EventContent): Cells {
  if (event.kind === 'frame') return frameCells(event, content)
  if (event.kind === 'message') return messageCells(event, content)
  return { content: detailText(event) }
}

function frameCells({ direction, opcode, messageOpcode, payloadLength }: FrameEvent, content: EventContent): Cells {
  const isText = isControl(opcode) || messageOpcode === 1
  return {
    direction,
    type: opcodeName(opcode),
    length: payloadLength,
    wireLength: payloadLength,
    ...payloadCells(content, isText),
  }
}

function messageCells({ direction, type, length, wireLength }: MessageEvent, content: EventContent): Cells {
  return { direction, type, length, wireLength, ...payloadCells(content, type === 'text') }
}

function payloadCells({ payload, missing }: EventContent, isText: boolean): Cells {
  if (payload === null) return { encoding: missing ?? 'deleted' }
  const text = isText ? decodeUtf8(payload) : null
  return text === null ? { encoding: 'base64', content: toBase64(payload) } : { encoding: 'text', content: text }
}

function detailText(event: DetailEvent): string {
  switch (event.kind) {
    case 'connection-opened':
      return `${event.local} ${event.remote}`
    case 'handshake-sent':
      return `${event.request.method} ${event.request.target}`
    case 'handshake-accepted':
    case 'handshake-refused':
      return `${event.request.method} ${event.request.target} ${event.response.status} ${event.response.reason}`
    case 'protocol-violation':
      return `${event.code} ${event.section} ${event.detail}`
    case 'error':
    case 'note':
      return [event.code, ...Object.values(event.params)].join(' ')
    case 'connection-closed':
      return `${event.code} ${event.reason}`
    default:
      return assertNever(event)
  }
}
