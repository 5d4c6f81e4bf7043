import { AppFailure, appError } from '../../shared/errors/app-error'
import { decodeUtf8 } from '../../shared/payload/decode-utf8'
import { fragmentMessage } from '../../shared/protocol/fragment-message'
import { framesAsRecorded } from '../../shared/replay/frames-as-recorded'
import type { RecordedMessage } from '../../shared/replay/recorded-message'
import type { ReplayPlan, ReplayStep } from '../../shared/replay/replay-plan'
import { MAX_STEPS } from '../../shared/replay/replay-plan'
import type { ReplayRequest } from '../../shared/replay/replay-request'
import type { SendableOutgoing } from '../../shared/session/outgoing'
import type { ChangedTexts } from './changed-texts'
import type { MessageSource } from './ports'

/** Messages held ready, and bytes of them; of longer ones a single one. */
const MAX_READY = 512
const MAX_READY_BYTES = 8 * 1024 * 1024

export interface ReadyStep {
  readonly step: ReplayStep
  readonly outgoing: SendableOutgoing
  readonly length: number
}

/** Reads the plan of a replay, and what is sent next a little before it is due. */
export class LookAhead {
  readonly #ready: ReadyStep[] = []
  #readyBytes = 0
  #next = 0
  #planned = false
  #failure: unknown = null
  #stopped = false
  /** Steps can be made ready again; one is ready. */
  #roomed: (() => void) | null = null
  #came: (() => void) | null = null
  #planGrown: (() => void) | null = null

  constructor(
    private readonly plan: ReplayPlan,
    private readonly source: MessageSource,
    private readonly request: ReplayRequest,
    private readonly texts: ChangedTexts,
    /** Of the endpoint that sends. */
    private readonly role: 'client' | 'server',
    private readonly onPlanned: () => void,
  ) {}

  /** All steps are known. */
  get planned(): boolean {
    return this.#planned
  }

  start(): void {
    void this.#whileItLasts(() => this.#readPlan())
    void this.#whileItLasts(() => this.#makeReady())
  }

  stop(): void {
    this.#stopped = true
    this.#roomed?.()
    this.#planGrown?.()
    this.#came?.()
  }

  /** The next step; `null` behind the last one, and when it was stopped. Rejects with what could not be read. */
  async take(): Promise<ReadyStep | null> {
    for (;;) {
      if (this.#stopped) return null
      const ready = this.#ready.shift()
      if (ready !== undefined) {
        this.#readyBytes -= ready.length
        this.#roomed?.()
        return ready
      }
      if (this.#failure !== null) throw this.#failure
      if (this.#planned && this.#next === this.plan.steps) return null
      await new Promise<void>((resolve) => (this.#came = resolve))
      this.#came = null
    }
  }

  async #whileItLasts(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (failure) {
      this.#failure ??= failure
    }
    this.#came?.()
    this.#planGrown?.()
  }

  async #readPlan(): Promise<void> {
    const { choice, direction } = this.request
    for await (const page of this.source.pages(choice, direction)) {
      if (this.#stopped) return
      for (const message of page) this.#add(message)
      this.#planGrown?.()
    }
    this.#planned = true
    this.onPlanned()
  }

  #add(message: RecordedMessage): void {
    if (!this.plan.add(message)) throw new AppFailure(appError('replay-too-long', { steps: String(MAX_STEPS) }))
  }

  async #makeReady(): Promise<void> {
    for (;;) {
      while (this.#next === this.plan.steps) {
        if (this.#planned || this.#stopped || this.#failure !== null) return
        await new Promise<void>((resolve) => (this.#planGrown = resolve))
        this.#planGrown = null
      }
      while (this.#ready.length >= MAX_READY || this.#readyBytes >= MAX_READY_BYTES) {
        await new Promise<void>((resolve) => (this.#roomed = resolve))
        this.#roomed = null
        if (this.#stopped) return
      }
      const step = this.plan.step(this.#next)
      const outgoing = await this.#outgoingOf(step)
      const length = lengthOf(outgoing)
      this.#next += 1
      this.#ready.push({ step, outgoing, length })
      this.#readyBytes += length
      this.#came?.()
      if (this.#stopped) return
    }
  }

  async #outgoingOf({ event, type, length }: ReplayStep): Promise<Message> {
    const bytes = await this.source.payload(event, length)
    const recorded = type === 'text' ? decodeUtf8(bytes) : null
    const text = recorded === null ? null : this.texts.textOf(event, recorded)
    const frames = text === recorded ? await this.#framesOf(event, type, bytes) : null
    if (frames !== null) return frames
    if (text !== null) return { kind: 'text', text }
    if (type === 'binary') return { kind: 'binary', bytes }
    // A text that is no UTF-8 cannot be sent as a text, but as a frame made by hand.
    return { kind: 'frames', frames: [...fragmentMessage(type, [bytes], this.role === 'client' ? 'random' : null)] }
  }

  async #framesOf(event: number, type: 'text' | 'binary', bytes: Uint8Array): Promise<Message | null> {
    if (this.request.frames !== 'recorded') return null
    const lengths = await this.source.frameLengths(event)
    const frames = lengths && framesAsRecorded(type, bytes, lengths, this.role)
    return frames && { kind: 'frames', frames: [...frames] }
  }
}

type Message = Extract<SendableOutgoing, { kind: 'text' | 'binary' | 'frames' }>

function lengthOf(outgoing: Message): number {
  switch (outgoing.kind) {
    case 'text':
      return outgoing.text.length
    case 'binary':
      return outgoing.bytes.length
    case 'frames':
      return outgoing.frames.reduce((sum, { payload }) => sum + payload.length, 0)
  }
}
