import type { SurveyConnections, SurveyProgress, SurveySeries } from '../../shared/ipc/survey-channels'
import { MAX_CONTROL_PAYLOAD } from '../../shared/protocol/frame-header'
import { Opcode } from '../../shared/protocol/opcode'
import { SessionSurvey } from '../../shared/survey/session-survey'
import type { TrafficTally } from '../../shared/survey/traffic-tally'
import { BlockHeader } from './block-header'
import { HEADER_BYTES, RECORD_BYTES } from './capture-format'
import { expandRecords } from './expand-records'
import type { Extent, ExtentDirectory } from './extent-directory'
import { readAt } from './read-at'
import { recordsAddUp, surveyRecords, type HeartbeatFrame } from './survey-records'
import { isUnreadable } from './unreadable'
import type { CaptureBytes } from './capture-bytes'

/** After this many milliseconds a reply is given from what was counted so far. */
const PATIENCE = 100

/**
 * Counts the events of a capture, live or stored, whenever it is asked, from where it stopped. Of each block it reads the
 * records alone. It runs on the main thread in pieces of one block, and waits for the disk in between.
 */
export class CaptureSurvey {
  readonly #file: CaptureBytes
  readonly #directory: ExtentDirectory
  readonly #payloadOf: (event: number, length: number) => Promise<Uint8Array>
  readonly #survey = new SessionSurvey()
  readonly #header = new BlockHeader()
  /** The next event, and the place in the file behind what was read. */
  #next = 0
  #position = 0
  #advancing: Promise<void> | null = null
  #closed = false

  /** @param payloadOf the first bytes of what a frame carries; may fail with `capture-unreadable` */
  constructor(
    file: CaptureBytes,
    directory: ExtentDirectory,
    payloadOf: (event: number, length: number) => Promise<Uint8Array>,
  ) {
    this.#file = file
    this.#directory = directory
    this.#payloadOf = payloadOf
  }

  async series(from: number, to: number | null, buckets: number): Promise<SurveySeries> {
    await this.#advance()
    return { ...this.#progress, series: this.#survey.series(from, to, buckets), end: this.#survey.end }
  }

  async connections(): Promise<SurveyConnections> {
    await this.#advance()
    const { connections, connectionsLeftOut } = this.#survey
    return { ...this.#progress, connections, leftOut: connectionsLeftOut }
  }

  /** Counts some more, whoever asked. */
  async advance(): Promise<SurveyProgress> {
    await this.#advance()
    return this.#progress
  }

  /** Of what was counted so far. */
  get traffic(): TrafficTally {
    return this.#survey.traffic
  }

  /** Time of the newest event that was counted. */
  get end(): number {
    return this.#survey.end
  }

  /** The file is about to be closed: resolves when it is not read any more. What was counted so far stays. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#advancing?.catch(() => {})
  }

  get #progress(): SurveyProgress {
    const { events } = this.#directory
    return { complete: this.#next >= events, counted: this.#next, events }
  }

  #advance(): Promise<void> {
    if (this.#closed) return Promise.resolve()
    this.#advancing ??= this.#count().finally(() => (this.#advancing = null))
    return this.#advancing
  }

  async #count(): Promise<void> {
    const until = performance.now() + PATIENCE
    for (;;) {
      this.#next = Math.max(this.#next, this.#directory.firstEvent)
      const index = this.#directory.indexOfEvent(this.#next)
      if (index < 0) return
      const extent = this.#directory.extent(index)
      if (extent.lost || !(await this.#countBlocks(extent))) this.#giveUp(extent)
      if (this.#closed || performance.now() > until) return
    }
  }

  /** What is left of an extent; false where it is not what the directory said. */
  async #countBlocks(extent: Extent): Promise<boolean> {
    const start = Math.max(extent.offset, this.#position)
    const length = extent.offset + extent.length - start
    const atMost = (extent.firstEvent + extent.events - this.#next) * RECORD_BYTES
    let bytes = await readAt(this.#file, start, Math.min(length, HEADER_BYTES + atMost))
    if (!this.#header.read(bytes, 0)) return false
    // A large block is an extent of its own, and its bytes are not needed; small ones lie side by side.
    if (this.#header.length < length) bytes = await readAt(this.#file, start, length)
    for (let at = 0; at < length; at += this.#header.length) {
      if (!this.#header.read(bytes, at) || this.#header.firstEvent !== this.#next) return false
      if (at + HEADER_BYTES + this.#header.records * RECORD_BYTES > bytes.length) return false
      this.#position = start + at + this.#header.length
      await this.#countBlock(bytes, at)
    }
    return true
  }

  async #countBlock(bytes: Buffer, at: number): Promise<void> {
    const { events, counts, time, records: stored } = this.#header
    const first = this.#next
    const start = at + HEADER_BYTES
    const expanded = expandRecords(bytes.subarray(start, start + stored * RECORD_BYTES), events)
    this.#next += events
    if (expanded === null) return this.#survey.addLost(time, events)
    const records = new DataView(expanded.buffer, expanded.byteOffset, expanded.length)
    if (!recordsAddUp(records, counts)) return this.#survey.addLost(time, events)
    for (const heartbeat of surveyRecords(records, this.#survey)) await this.#countHeartbeat(heartbeat, first)
  }

  async #countHeartbeat(heartbeat: HeartbeatFrame, first: number): Promise<void> {
    const payload = await this.#heartbeatPayload(heartbeat, first + heartbeat.index)
    if (payload === null) return
    if (heartbeat.opcode === Opcode.Ping) this.#survey.addPing(heartbeat, payload)
    else this.#survey.addPong(heartbeat, payload)
  }

  /** As text, to be compared; `null` where it cannot be read. */
  async #heartbeatPayload({ payloadLength }: HeartbeatFrame, event: number): Promise<string | null> {
    if (payloadLength === 0) return ''
    try {
      return Buffer.from(await this.#payloadOf(event, MAX_CONTROL_PAYLOAD)).toString('latin1')
    } catch (failure) {
      if (isUnreadable(failure)) return null
      throw failure
    }
  }

  #giveUp(extent: Extent): void {
    const end = extent.firstEvent + extent.events
    this.#survey.addLost(extent.time, end - this.#next)
    this.#next = end
    this.#position = extent.offset + extent.length
  }
}
