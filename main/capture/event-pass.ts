import type { EventMask } from '../../shared/session/event-class'
import type { SessionEvent } from '../../shared/session/session-event'
import type { EventReader } from './event-reader'
import type { ExtentDirectory } from './extent-directory'
import type { ExtentLoader } from './extent-loader'
import { Passage } from './passage'
import type { PayloadReader } from './payload-reader'

/** Goes through the events of a capture once, in order, with one block in memory at a time. Passes over what was let go. */
export class EventPass {
  constructor(
    private readonly directory: ExtentDirectory,
    private readonly loader: ExtentLoader,
    private readonly reader: EventReader,
    private readonly payloads: PayloadReader,
  ) {}

  /** Ends where the capture ended when it got there. */
  async *events(from: number): AsyncGenerator<SessionEvent, void, undefined> {
    let next = Math.max(from, this.directory.firstEvent)
    while (next < this.directory.events) {
      next = Math.max(next, this.directory.firstEvent)
      for (const block of await this.loader.blocksFrom(next))
        for (; next <= block.lastEvent; next++) yield await this.reader.event(next, block)
    }
  }

  /**
   * The same block by block, for those who read what all of them carry.
   *
   * @param mask passes over stretches that have none of these classes
   */
  async *passages(from: number, mask: EventMask): AsyncGenerator<Passage, void, undefined> {
    let next = Math.max(from, this.directory.firstEvent)
    while (next < this.directory.events) {
      next = Math.max(next, this.directory.firstEvent)
      const blocks = await this.loader.blocksOf(mask, next)
      if (blocks.length === 0) return
      for (const block of blocks) {
        if (block.lastEvent < next) continue
        yield new Passage(block, this.reader, this.payloads)
        next = block.lastEvent + 1
      }
    }
  }
}
