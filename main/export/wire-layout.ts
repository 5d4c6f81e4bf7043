import { requestBytes, responseBytes } from '../../shared/formats/handshake-bytes'
import type { EventContent, WireBytes, WireFormat } from '../../shared/formats/session-format'
import { parseBase64 } from '../../shared/payload/base64'
import { writeHeader } from '../../shared/protocol/frame-header'
import { unmasked } from '../../shared/protocol/masking'
import type { Direction } from '../../shared/session/direction'
import type { EventChoice } from '../../shared/session/event-choice'
import type { EventPlace, FrameEvent, SessionEvent } from '../../shared/session/session-event'
import type { SessionHead } from '../../shared/session/session-summary'
import type { ExportLayout } from './export-layout'
import type { ExportSource } from './export-source'
import { PieceBuffer } from './piece-buffer'

/** The bytes that come before an event, which is told with what it carries. */
export type WireOf = (event: SessionEvent, content: EventContent) => Iterable<WireBytes> | AsyncIterable<WireBytes>

/** As they were. */
export const wireOf =
  (source: ExportSource): WireOf =>
  (event) =>
    source.wire(event)

/** A file of what was on the wire. */
export class WireLayout implements ExportLayout {
  readonly #buffer: PieceBuffer

  /** @param connections those that are written; `null` for all */
  constructor(
    private readonly format: WireFormat,
    private readonly wire: WireOf,
    private readonly connections: ReadonlySet<number> | null,
    write: (piece: Uint8Array) => Promise<void>,
  ) {
    this.#buffer = new PieceBuffer(write)
  }

  get bytes(): number {
    return this.#buffer.bytes
  }

  begin(): void | Promise<void> {
    return this.#buffer.put(this.format.begin())
  }

  async event(event: SessionEvent, content: EventContent): Promise<void> {
    if (this.connections?.has(event.connection) === false) return
    for await (const bytes of this.wire(event, content)) await this.#buffer.put(this.format.bytes(bytes))
    await this.#buffer.put(this.format.event(event))
  }

  async end(): Promise<void> {
    this.#buffer.add(this.format.end())
    await this.#buffer.end()
  }
}

/** Connections of the events that were chosen: of the wire a part is no use. `null` for all. */
export async function connectionsOf(source: ExportSource, choice: EventChoice): Promise<ReadonlySet<number> | null> {
  if (choice.kind === 'all') return null
  if (choice.kind === 'connection') return new Set([choice.connection])
  const connections = new Set<number>()
  for await (const page of source.pages(choice, false)) for (const { connection } of page) connections.add(connection)
  return connections
}

const noBytes = new Uint8Array()

/**
 * As events tell of it once something in them was hidden: handshakes are put together from their parts, payloads masked again.
 * Bytes that no frame was made of are left out, since nobody can say what is in them.
 */
export function wireOfEvents(mode: SessionHead['mode']): WireOf {
  const asked = new Set<number>()
  const [asking, answering]: readonly [Direction, Direction] =
    mode === 'client' ? ['sent', 'received'] : ['received', 'sent']
  return function* (event, content) {
    if ('request' in event && !asked.has(event.connection)) {
      asked.add(event.connection)
      yield wire(event, asking, requestBytes(event.request))
    }
    if ('response' in event) {
      yield wire(event, answering, responseBytes(event.response))
      const body = parseBase64(event.response.body?.base64 ?? '')
      if (body.ok && body.value.length > 0) yield wire(event, answering, body.value)
    }
    if (event.kind === 'connection-closed') asked.delete(event.connection)
    if (event.kind === 'frame') yield* frameBytes(event, content)
  }
}

function* frameBytes(frame: FrameEvent, { payload }: EventContent): Generator<WireBytes> {
  const { direction, masked, maskingKey, payloadLength } = frame
  yield wire(frame, direction, writeHeader(frame))
  if (payload === null) yield wire(frame, direction, noBytes, payloadLength)
  else yield wire(frame, direction, masked ? unmasked(payload, maskingKey, 0) : payload)
}

const wire = ({ connection, time }: EventPlace, direction: Direction, bytes: Uint8Array, missing = 0): WireBytes => ({
  connection,
  direction,
  time,
  bytes,
  missing,
})
