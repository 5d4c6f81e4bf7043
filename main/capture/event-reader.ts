import { MAX_BYTES } from '../../shared/ipc/timeline-bounds'
import type { EventReading } from '../../shared/ipc/timeline-channels'
import type { DetailEvent, SessionEvent } from '../../shared/session/session-event'
import { PREVIEW_BYTES, type TimelineRow } from '../../shared/session/timeline-row'
import type { CapturedBlock } from './captured-block'
import { payloadLength, type CapturedDetail, type CapturedFrame, type CapturedMessage } from './captured-record'
import type { AnnotationIndex } from './annotation-index'
import { readDetail } from './detail-reader'
import type { PayloadReader } from './payload-reader'
import type { StreamReader } from './stream-reader'
import { compressedFrameRow, detailRow, frameRow, messageRow } from './timeline-rows'
import { isUnreadable } from './unreadable'

/** Of a message's frames, at most this many are named. */
const MAX_FRAMES = 1000

const noBytes = new Uint8Array()
const emptyReading = { length: 0, bytes: noBytes, header: noBytes, frames: [], message: null } as const

/**
 * Reads an event of a block: itself, as a row, or with the start of its bytes. What is damaged reads as an `error` with
 * `capture-unreadable`.
 */
export class EventReader {
  readonly #streams: StreamReader
  readonly #payloads: PayloadReader
  readonly #annotations: AnnotationIndex

  constructor(streams: StreamReader, payloads: PayloadReader, annotations: AnnotationIndex) {
    this.#streams = streams
    this.#payloads = payloads
    this.#annotations = annotations
  }

  async event(event: number, block: CapturedBlock): Promise<SessionEvent> {
    const record = block.record(event)
    if (record === null) return unreadableEvent(event, block)
    if (record.kind !== 'detail') return record.event
    return this.#detail(record, block)
  }

  async row(event: number, block: CapturedBlock): Promise<TimelineRow> {
    const row = await this.#row(event, block)
    const annotation = this.#annotations.get(event)
    return annotation === undefined ? row : { ...row, annotation }
  }

  /** With the start of its bytes. Fails with `capture-unreadable` when the event is known but its bytes are damaged. */
  async reading(event: number, block: CapturedBlock): Promise<EventReading> {
    const reading = await this.#reading(event, block)
    const annotation = this.#annotations.get(event)
    return annotation === undefined ? reading : { ...reading, annotation }
  }

  async #row(event: number, block: CapturedBlock): Promise<TimelineRow> {
    const record = block.record(event)
    if (record === null) return unreadableEvent(event, block)
    if (record.kind === 'detail') return detailRow(await this.#detail(record, block))
    return this.#payloadRow(record, block)
  }

  async #reading(event: number, block: CapturedBlock): Promise<EventReading> {
    const record = block.record(event)
    if (record === null || record.kind === 'detail') return { ...emptyReading, event: await this.event(event, block) }
    const length = payloadLength(record)
    const header = record.kind === 'frame' ? await this.#payloads.header(record, block) : noBytes
    const message = await this.#payloads.messageOf(record)
    const frames = message === null ? [] : await this.#payloads.frames(message)
    return {
      event: record.event,
      length,
      bytes: Uint8Array.from(await this.#payloads.read(record, block, 0, Math.min(length, MAX_BYTES))),
      header: Uint8Array.from(header),
      frames: frames.slice(0, MAX_FRAMES),
      message: message?.event.event ?? null,
    }
  }

  async #detail(record: CapturedDetail, block: CapturedBlock): Promise<DetailEvent> {
    try {
      return await readDetail(record, block, this.#streams)
    } catch (failure) {
      if (isUnreadable(failure))
        return { ...record.place, kind: 'error', ...failure.error, params: { ...failure.error.params } }
      throw failure
    }
  }

  async #payloadRow(record: CapturedFrame | CapturedMessage, block: CapturedBlock): Promise<TimelineRow> {
    try {
      if (record.kind === 'message') return messageRow(record.event, await this.#start(record, block))
      const whole = await this.#payloads.inflatedWhole(record)
      if (whole === null) return frameRow(record.event, await this.#start(record, block))
      return compressedFrameRow(record.event, whole.record.event, await this.#start(whole.record, whole.block))
    } catch (failure) {
      if (!isUnreadable(failure)) throw failure
      const { event, connection, time } = record.event
      return { event, connection, time, kind: 'error', ...failure.error }
    }
  }

  #start(record: CapturedFrame | CapturedMessage, block: CapturedBlock): Promise<Uint8Array> {
    return this.#payloads.read(record, block, 0, Math.min(payloadLength(record), PREVIEW_BYTES))
  }
}

function unreadableEvent(event: number, { place }: CapturedBlock): SessionEvent & { kind: 'error' } {
  const params = { offset: String(place.offset) }
  return { event, connection: 0, time: place.time, kind: 'error', code: 'capture-unreadable', params }
}
