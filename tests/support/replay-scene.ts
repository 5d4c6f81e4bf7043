import { createHash } from 'node:crypto'
import { ChangedTexts } from '../../main/replay/changed-texts'
import type { MessageSource, TargetSession } from '../../main/replay/ports'
import { ReplayRecord } from '../../main/replay/replay-record'
import { ReplayRun } from '../../main/replay/replay-run'
import type { RecordedMessage } from '../../shared/replay/recorded-message'
import type { ReplayRequest } from '../../shared/replay/replay-request'
import type { SendableOutgoing } from '../../shared/session/outgoing'
import type { SessionState } from '../../shared/session/session-state'

export const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64')

const MILLISECOND = 1_000_000

/** A recorded conversation of texts: `↑hello` was sent, `↓hi` came back, one a millisecond, all of them chosen. */
export class RecordedTexts implements MessageSource {
  readonly #messages: readonly (RecordedMessage & { readonly bytes: Uint8Array })[]
  /** Payloads that were read. */
  readonly read: number[] = []

  constructor(texts: readonly string[]) {
    this.#messages = texts.map((text, event) => {
      const bytes = new TextEncoder().encode(text.slice(1))
      const direction = text.startsWith('↑') ? 'sent' : 'received'
      const place = { event, connection: 1, time: event * MILLISECOND }
      return { ...place, direction, type: 'text', length: bytes.length, chosen: true, bytes }
    })
  }

  async *pages() {
    yield this.#messages
  }

  async *received(_connections: ReadonlySet<number> | null, from: number, to: number) {
    for (const message of this.#messages)
      if (message.direction === 'received' && message.time >= from && message.time <= to) yield message
  }

  async payload(event: number): Promise<Uint8Array> {
    this.read.push(event)
    return this.#message(event).bytes
  }

  async frameLengths(event: number) {
    return [this.#message(event).length]
  }

  async message(event: number) {
    return this.#message(event)
  }

  #message(event: number) {
    const message = this.#messages[event]
    if (message === undefined) throw new RangeError(`No message ${event}`)
    return message
  }
}

/** Takes what is sent; the test says what comes back. */
export class FakeTarget implements TargetSession {
  readonly sent: string[] = []
  readonly outgoing: SendableOutgoing[] = []
  readonly #watchers = new Set<Parameters<TargetSession['watch']>[0]>()
  readonly #sentListeners = new Set<() => void>()
  /** Sends end when the test says so. */
  held: (() => void)[] | null = null

  readonly role = 'client'

  constructor(private readonly clients: readonly number[] | null = null) {}

  now = (): number => 0
  connections = (): readonly number[] | null => this.clients
  whenReadable = (): Promise<void> => Promise.resolve()

  async send(outgoing: SendableOutgoing): Promise<number> {
    this.outgoing.push(outgoing)
    this.sent.push(outgoing.kind === 'text' ? outgoing.text : outgoing.kind)
    for (const listener of this.#sentListeners) listener()
    const { held } = this
    if (held !== null) await new Promise<void>((resolve) => held.push(resolve))
    return 1
  }

  watch(watcher: Parameters<TargetSession['watch']>[0]): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Resolves when so many were sent. */
  async whenSent(count: number): Promise<void> {
    while (this.sent.length < count)
      await new Promise<void>((resolve) => {
        const listener = (): void => {
          this.#sentListeners.delete(listener)
          resolve()
        }
        this.#sentListeners.add(listener)
      })
  }

  reply(connection = 1): void {
    for (const watcher of this.#watchers) watcher.messageArrived(connection)
  }

  become(state: SessionState): void {
    for (const watcher of this.#watchers) watcher.stateChanged(state)
  }
}

export const plainRequest: ReplayRequest = {
  source: 'source',
  choice: { kind: 'all' },
  direction: 'sent',
  target: { kind: 'session', session: 'target', to: 'all' },
  pace: { kind: 'fast' },
  frames: 'connection',
  skipped: [],
  edits: [],
  replacements: [],
  comparison: { pairing: { kind: 'order' }, ignored: [] },
}

export function replayOf(
  recorded: readonly string[],
  change: Partial<ReplayRequest> = {},
  target = new FakeTarget(),
  opening: Promise<void> | null = null,
) {
  const source = new RecordedTexts(recorded)
  const record = new ReplayRecord({
    kind: 'replay',
    format: 'framescope-replay/1',
    replay: 'replay',
    session: 'target',
    request: { ...plainRequest, ...change },
    startedAt: 0,
    from: 0,
    connections: target.connections() && [...(target.connections() ?? [])],
  })
  const monotonic = () => performance.now()
  const texts = new ChangedTexts(record.head.request, (text) => text)
  const run = new ReplayRun({ record, source, texts, target, opening, monotonic, onChange() {} })
  return { source, record, target, run }
}
