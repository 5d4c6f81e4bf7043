import type { EventContent } from '../../shared/formats/session-format'
import type { MessageEvent, SessionEvent } from '../../shared/session/session-event'
import type { CapturedBlock } from './captured-block'
import { payloadLength, type CapturedFrame, type CapturedMessage } from './captured-record'
import { contentless } from './event-content'
import type { EventReader } from './event-reader'
import type { PayloadReader } from './payload-reader'

export interface WholeMessage {
  readonly event: MessageEvent
  readonly content: EventContent
}

const nothing: EventContent = { payload: new Uint8Array(), frames: [] }

/**
 * The events of a block, for those who go through a whole capture: what is in memory is given at once, because waiting for
 * each of millions of events takes longer than reading them.
 */
export class Passage {
  constructor(
    private readonly block: CapturedBlock,
    private readonly reader: EventReader,
    private readonly payloads: PayloadReader,
  ) {}

  get first(): number {
    return this.block.place.firstEvent
  }

  get last(): number {
    return this.block.lastEvent
  }

  isDetail(event: number): boolean {
    return this.block.record(event)?.kind === 'detail'
  }

  event(event: number): SessionEvent | Promise<SessionEvent> {
    const record = this.block.record(event)
    return record === null || record.kind === 'detail' ? this.reader.event(event, this.block) : record.event
  }

  /** What an event carries; of what cannot be read it says why. The payload may be a view of the block. */
  content(event: number): EventContent | Promise<EventContent> {
    const record = this.block.record(event)
    if (record === null || record.kind === 'detail') return nothing
    const payload = this.payloads.readNow(record, this.block)
    if (payload === null || (record.kind === 'message' && record.event.frameCount > 1))
      return this.#gather(record, this.block)
    return { payload, frames: record.kind === 'message' ? [event - 1] : [] }
  }

  /** The message that a frame belongs to, once it is complete and if that was recorded soon after. */
  async messageOf(event: number): Promise<WholeMessage | null> {
    const record = this.block.record(event)
    if (record?.kind !== 'frame') return null
    const message = await this.payloads.messageOf(record)
    return (
      message && { event: message.event, content: await this.#gather(message, await this.payloads.blockOf(message)) }
    )
  }

  async #gather(record: CapturedFrame | CapturedMessage, block: CapturedBlock): Promise<EventContent> {
    try {
      const payload = await this.payloads.read(record, block, 0, payloadLength(record))
      return { payload, frames: record.kind === 'message' ? await this.payloads.frames(record) : [] }
    } catch (failure) {
      return contentless(failure)
    }
  }
}
