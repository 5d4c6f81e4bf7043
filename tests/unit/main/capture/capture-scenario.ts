import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import type { CaptureWriter } from '../../../../main/capture/capture-writer'
import type { ConnectionRecorder, RecordedFrame } from '../../../../shared/session/recorder'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
import type { Direction } from '../../../../shared/session/direction'
import type { EventDetail, SessionEvent } from '../../../../shared/session/session-event'
import type { SessionHead } from '../../../../shared/session/session-summary'
import { unmasked } from '../../../../shared/protocol/masking'

/** What a reader has to give back for an event. */
export interface ExpectedEvent {
  readonly event: SessionEvent
  readonly payload: Uint8Array
  readonly header: Uint8Array
  readonly frames: readonly number[]
}

export type Step =
  | {
      readonly kind: 'frame'
      readonly connection: number
      readonly direction: Direction
      readonly control: boolean
      readonly text: boolean
      readonly fin: boolean
      readonly masked: boolean
      readonly compressed: boolean
      readonly length: number
      /** Sizes of the chunks that the frame arrives in; the last one repeats. */
      readonly chunks: readonly number[]
      /** Who had it sent; of a received one nobody is recorded. */
      readonly cause?: string | null
    }
  | { readonly kind: 'note'; readonly connection: number; readonly length: number }
  /** Long enough for the block to go to the file. */
  | { readonly kind: 'pause' }

const lengths = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 300 }), weight: 20 },
  { arbitrary: fc.integer({ min: 16_000, max: 17_000 }), weight: 4 },
  { arbitrary: fc.integer({ min: 200_000, max: 1_500_000 }), weight: 1 },
)
const chunkSizes = fc.array(
  fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 15_000, max: 70_000 }), fc.constant(2_000_000)),
  { minLength: 1, maxLength: 4 },
)
const connection = fc.integer({ min: 0, max: 2 })

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({
      kind: fc.constant('frame' as const),
      connection,
      direction: fc.constantFrom<Direction>('sent', 'received'),
      control: fc.boolean(),
      text: fc.boolean(),
      fin: fc.boolean(),
      masked: fc.boolean(),
      compressed: fc.boolean(),
      length: lengths,
      chunks: chunkSizes,
      cause: fc.constantFrom(null, null, 'Echo', 'Begrüßung 😀'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('note' as const), connection, length: lengths }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'pause' as const }) },
)

export const sessionHead: SessionHead = {
  id: 'session',
  mode: 'client',
  profile: defaultClientProfile,
  startedAt: 1_700_000_000_000_000,
  recordedBy: '0.1.0',
}

interface OpenMessage {
  readonly message: number
  readonly text: boolean
  readonly compressed: boolean
  readonly frames: number[]
  /** Of its last frame. */
  cause: string | null
  readonly payloads: Uint8Array[]
}

/** Plays steps into a recorder and keeps what they should read as. */
export class Scenario {
  readonly expected: ExpectedEvent[] = []
  readonly wire = new Map<string, Uint8Array[]>()
  readonly #connections: ConnectionRecorder[]
  readonly #open = new Map<string, OpenMessage>()
  readonly #messages = new Map<number, number>()
  #time = 0

  constructor(writer: CaptureWriter) {
    this.#connections = [writer.connection(), writer.connection(), writer.connection()]
  }

  play(next: Exclude<Step, { kind: 'pause' }>): void {
    this.#time += 1000
    const recorder = this.#connections[next.connection] as ConnectionRecorder
    if (next.kind === 'note') this.#note(recorder, next.length)
    else this.#frame(recorder, next)
  }

  #note(recorder: ConnectionRecorder, length: number): void {
    const detail: EventDetail = { kind: 'note', code: 'paused-by-disk', params: { filler: 'é'.repeat(length >> 1) } }
    recorder.detail(detail, this.#time)
    this.#expect({ ...this.#place(recorder), ...detail }, new Uint8Array(), new Uint8Array(), [])
  }

  #frame(recorder: ConnectionRecorder, next: Extract<Step, { kind: 'frame' }>): void {
    const key = `${recorder.connection}-${next.direction}`
    const open = next.control ? null : this.#openMessage(key, recorder.connection, next)
    const payload = this.#payload(next.control ? next.length % 126 : next.length, open?.text ?? false)
    const maskingKey = next.masked ? 0x80000000 + this.#time : 0
    const header = Uint8Array.from({ length: next.masked ? 6 : 2 }, (_, index) => index + this.expected.length)
    const onWire = next.masked ? unmasked(payload, maskingKey, 0) : payload
    const position = this.#append(recorder, next, key, Buffer.concat([header, onWire]))
    const first = open?.frames.length === 0
    const frame: RecordedFrame = {
      fin: next.control || next.fin,
      rsv1: first && open.compressed,
      rsv2: false,
      rsv3: false,
      opcode: next.control ? 9 : first ? (open?.text ? 1 : 2) : 0,
      masked: next.masked,
      maskingKey,
      headerLength: header.length,
      payloadLength: payload.length,
      position,
    }
    const messageOpcode = open === null ? null : open.text ? 1 : 2
    const cause = next.direction === 'sent' ? (next.cause ?? null) : null
    recorder.frame(next.direction, frame, open?.message ?? null, messageOpcode, false, this.#time, cause)
    const { position: _, ...fields } = frame
    const event: SessionEvent = {
      kind: 'frame',
      ...this.#place(recorder),
      direction: next.direction,
      ...fields,
      message: open?.message ?? null,
      messageOpcode,
      previousFrame: open?.frames.at(-1) ?? null,
      handMade: false,
      ...(cause !== null && { cause }),
    }
    if (open !== null) open.cause = cause
    open?.frames.push(event.event)
    open?.payloads.push(payload)
    this.#expect(event, payload, header, open?.frames ?? [])
    if (open !== null && next.fin) this.#message(recorder, next.direction, key, open, position + header.length)
  }

  #message(recorder: ConnectionRecorder, direction: Direction, key: string, open: OpenMessage, start: number): void {
    this.#open.delete(key)
    const wire = Buffer.concat(open.payloads)
    const whole = open.compressed ? Buffer.concat([wire, wire, Buffer.from('!')]) : wire
    const type = open.text ? 'text' : 'binary'
    const frameCount = open.frames.length
    const source = open.compressed ? 'inflated' : frameCount > 1 ? 'fragments' : 'frame'
    let position = source === 'frame' ? start : 0
    if (open.compressed) position = recorder.append(`${direction}-inflated`, whole, this.#time)
    const { message, compressed } = open
    const numbers = { message, type, frameCount, compressed, wireLength: wire.length, length: whole.length } as const
    recorder.message(direction, { ...numbers, source, position }, this.#time)
    const event: SessionEvent = {
      kind: 'message',
      ...this.#place(recorder),
      direction,
      ...numbers,
      ...(open.cause !== null && { cause: open.cause }),
    }
    this.#expect(event, whole, new Uint8Array(), open.frames)
  }

  #openMessage(key: string, of: number, { text, compressed }: { text: boolean; compressed: boolean }): OpenMessage {
    const known = this.#open.get(key)
    if (known !== undefined) return known
    const message = this.#messages.get(of) ?? 0
    this.#messages.set(of, message + 1)
    const open = { message, text, compressed, frames: [], cause: null, payloads: [] }
    this.#open.set(key, open)
    return open
  }

  #append(recorder: ConnectionRecorder, next: Extract<Step, { kind: 'frame' }>, key: string, bytes: Buffer): number {
    let position = -1
    for (let at = 0, index = 0; at < bytes.length; index++) {
      const size = next.chunks[Math.min(index, next.chunks.length - 1)] ?? 1
      // Tiny chunks for all of a large frame would make a test of runs only.
      const end = Math.min(bytes.length, at + (bytes.length > 20_000 ? Math.max(size, 5000) : size))
      const place = recorder.append(next.direction, bytes.subarray(at, end), this.#time + index)
      if (at === 0) position = place
      at = end
    }
    const parts = this.wire.get(key) ?? []
    this.wire.set(key, [...parts, bytes])
    return position
  }

  #payload(length: number, text: boolean): Uint8Array {
    const seed = this.expected.length
    return Uint8Array.from({ length }, (_, index) =>
      text ? 97 + ((seed + index) % 26) : (seed * 31 + index * 7) & 0xff,
    )
  }

  #place(recorder: ConnectionRecorder): { event: number; connection: number; time: number } {
    return { event: this.expected.length, connection: recorder.connection, time: this.#time }
  }

  #expect(event: SessionEvent, payload: Uint8Array, header: Uint8Array, frames: readonly number[]): void {
    this.expected.push({ event, payload, header, frames })
  }
}

/** A folder that is gone after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'capture-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
