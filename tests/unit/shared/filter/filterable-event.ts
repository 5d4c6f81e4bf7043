import { RecordKind, type FilterableRecord } from '../../../../shared/filter/filterable-record'

/** An event as a filter sees it. */
export interface FilterableEvent {
  readonly record: FilterableRecord
  readonly payload: Uint8Array
}

const encoder = new TextEncoder()

/** A received text frame on connection 1, but for what is said otherwise. */
export function filterableEvent(fields: Partial<FilterableRecord>, payload: string | Uint8Array = ''): FilterableEvent {
  const bytes = typeof payload === 'string' ? encoder.encode(payload) : payload
  const record: FilterableRecord = {
    kind: RecordKind.Frame,
    connection: 1,
    time: 0,
    payloadLength: bytes.length,
    contentLength: bytes.length,
    received: true,
    opcode: 1,
    compressed: false,
    cause: null,
    fin: true,
    rsv1: false,
    rsv2: false,
    rsv3: false,
    masked: false,
    ...fields,
  }
  return { record, payload: bytes }
}
