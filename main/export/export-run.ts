import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ExportedSession, ExportProgress } from '../../shared/formats/export-status'
import type { Redactor } from '../../shared/redaction/redactor'
import type { EventChoice } from '../../shared/session/event-choice'
import type { FrameEvent, SessionEvent } from '../../shared/session/session-event'
import type { ExportLayout } from './export-layout'
import type { ExportSource } from './export-source'

export interface ExportRunSteering {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: ExportProgress) => void
  /** Ends after so many events. */
  readonly limit?: number
}

/** Whoever else works in this process waits no longer than this; milliseconds. */
const SLICE = 8
/** The clock is looked at after so many events. */
const EVENTS_PER_LOOK = 64

/** Goes through what was chosen of a source, once. */
export class ExportRun {
  #events = 0
  #unreadable = 0
  #gaps = { events: 0, bytes: 0 }
  #bytes = 0
  #isCutShort = false
  #sliceStart = performance.now()

  constructor(
    private readonly source: ExportSource,
    private readonly choice: EventChoice,
    private readonly together: boolean,
    private readonly redactor: Redactor | null,
    private readonly steering: ExportRunSteering,
  ) {}

  get outcome(): ExportedSession {
    const { recording } = this.source
    const end = recording.state === 'on' ? { events: 0, bytes: 0 } : recording
    return {
      events: this.#events,
      bytes: this.#bytes,
      missing: { events: this.#gaps.events + end.events, bytes: this.#gaps.bytes + end.bytes },
      unreadable: this.#unreadable,
      hidden: this.redactor?.counts ?? null,
    }
  }

  /** The limit came before the end. */
  get isCutShort(): boolean {
    return this.#isCutShort
  }

  async write(layout: ExportLayout): Promise<void> {
    const { source } = this
    const { limit = Number.POSITIVE_INFINITY } = this.steering
    await layout.begin()
    for await (const page of source.pages(this.choice, this.together)) {
      for (const event of page) {
        if (this.#events === limit) {
          this.#isCutShort = true
          break
        }
        const found = source.content(event)
        const content = found instanceof Promise ? await found : found
        if (content.missing === 'unreadable') this.#unreadable += 1
        if (this.redactor?.wantsMessage(event)) await this.#lookAhead(this.redactor, event)
        const shown = this.redactor?.redact(event, content) ?? { event, content }
        const written = layout.event(shown.event, shown.content)
        if (written !== undefined) await written
        this.#count(event)
        if (this.#events % EVENTS_PER_LOOK === 0) await this.#breathe(layout, event.event)
      }
      if (this.#isCutShort) break
      this.steering.signal?.throwIfAborted()
    }
    await layout.end()
    this.#bytes = layout.bytes
  }

  async #lookAhead(redactor: Redactor, frame: FrameEvent): Promise<void> {
    const message = await this.source.messageOf(frame)
    redactor.takeMessage(frame, message?.event ?? null, message?.content.payload ?? null)
  }

  #count(event: SessionEvent): void {
    this.#events += 1
    if (event.kind !== 'note' || event.code !== 'recording-resumed') return
    this.#gaps.events += Number(event.params['events'])
    this.#gaps.bytes += Number(event.params['bytes'])
  }

  /** Sockets, windows and timers have their turn; then it is told how far it is. */
  async #breathe(layout: ExportLayout, event: number): Promise<void> {
    if (performance.now() - this.#sliceStart < SLICE) return
    await nextTurn()
    this.#sliceStart = performance.now()
    this.steering.signal?.throwIfAborted()
    const { firstEvent, eventCount } = this.source
    const part = (event + 1 - firstEvent) / Math.max(1, eventCount - firstEvent)
    this.steering.onProgress?.({ events: this.#events, part, bytes: layout.bytes })
  }
}
