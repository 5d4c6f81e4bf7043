import type { SessionEvent } from '../session/session-event'
import { csvRow } from './csv-row'
import type { FolderFormat, PayloadFile } from './folder-format'
import type { FormatContext } from './format-context'
import type { EventContent } from './session-format'
import { UtcTime } from './utc-time'

const columns = ['file', 'event', 'time', 'connection', 'direction', 'type', 'length'] as const

const nothing = { file: null, line: '' } as const

/** A file for each message, byte for byte what it carried, and an index of them. */
export class PayloadFiles implements FolderFormat {
  readonly index: string
  private readonly time = new UtcTime()

  constructor(private readonly context: Pick<FormatContext, 'head' | 'options'>) {
    this.index = `index.${context.options.index}`
  }

  begin(): string {
    return this.context.options.index === 'csv' ? csvRow(columns, false) : ''
  }

  event(event: SessionEvent, { payload, missing }: EventContent): { file: PayloadFile | null; line: string } {
    if (event.kind !== 'message') return nothing
    const { event: number, connection, direction, type, length } = event
    const time = this.time.format(this.context.head.startedAt + Math.floor(event.time / 1000))
    // In the order of the events wherever names are sorted.
    const place = `${String(number).padStart(9, '0')}-${connection}-${direction}`
    const name = payload === null ? null : `${place}.${type === 'text' ? 'txt' : 'bin'}`
    const file = payload === null || name === null ? null : { name, bytes: payload }
    const line =
      this.context.options.index === 'csv'
        ? csvRow([name ?? '', number, time, connection, direction, type, length], false)
        : `${JSON.stringify({ file: name, event: number, time, connection, direction, type, length, ...(missing && { [missing]: true }) })}\n`
    return { file, line }
  }

  end(): string {
    return ''
  }
}
