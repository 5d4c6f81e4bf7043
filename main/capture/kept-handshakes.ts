import { z } from 'zod'
import type { HandshakeReading } from '../../shared/ipc/timeline-channels'
import { eventDetailSchema } from '../../shared/session/session-event'
import type { CaptureBytes } from './capture-bytes'
import { BlockType } from './capture-format'
import { readJsonBlock } from './capture-head'

const place = z.object({ event: z.number(), connection: z.number(), time: z.number() })
const bytes = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
const connectionSchema = z.object({ connection: z.number() })
const keptSchema = z.object({
  event: place.and(eventDetailSchema),
  opened: place.and(eventDetailSchema).nullable(),
  requestBytes: bytes,
  responseBytes: bytes,
})

/** What a handshake block says. */
export function encodeHandshake(connection: number, reading: HandshakeReading): object {
  const { event, opened, requestBytes, responseBytes } = reading
  const base64 = (part: Uint8Array): string => Buffer.from(part).toString('base64')
  return { connection, event, opened, requestBytes: base64(requestBytes), responseBytes: base64(responseBytes) }
}

/** Handshakes of standing connections that were repeated, because where they were first was let go. */
export class KeptHandshakes {
  readonly #file: CaptureBytes
  readonly #places: Map<number, number>
  /** The highest number of a connection that had one. */
  highest = 0

  /** @param known places of those that need not be taken in */
  constructor(file: CaptureBytes, known: ReadonlyMap<number, number> = new Map()) {
    this.#file = file
    this.#places = new Map(known)
    for (const connection of known.keys()) this.highest = Math.max(this.highest, connection)
  }

  /** Takes in blocks, in the order of the file. */
  async take(places: readonly number[]): Promise<void> {
    for (const offset of places) {
      const parsed = connectionSchema.safeParse(await readJsonBlock(this.#file, offset, BlockType.Handshake))
      if (!parsed.success) continue
      this.#places.set(parsed.data.connection, offset)
      this.highest = Math.max(this.highest, parsed.data.connection)
    }
  }

  /** Place of the block; `null` where there is none. */
  placeOf(connection: number): number | null {
    return this.#places.get(connection) ?? null
  }

  letGo(position: number): void {
    for (const [connection, offset] of this.#places) if (offset < position) this.#places.delete(connection)
  }

  /** `null` where there is none that can be read. */
  async read(connection: number): Promise<HandshakeReading | null> {
    const offset = this.placeOf(connection)
    if (offset === null) return null
    const parsed = keptSchema.safeParse(await readJsonBlock(this.#file, offset, BlockType.Handshake))
    if (!parsed.success) return null
    const { opened } = parsed.data
    return { ...parsed.data, opened: opened?.kind === 'connection-opened' ? opened : null }
  }
}
