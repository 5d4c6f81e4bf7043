import { appError, type Result } from '../../shared/errors/app-error'
import type { ErrorCode } from '../../shared/errors/error-code'
import type { ExportRequest } from '../../shared/formats/export-request'
import type { ExportStatus } from '../../shared/formats/export-status'
import type { Inspector } from '../../shared/ipc/contract'
import type { ImportProgress, ImportResult } from '../../shared/ipc/import-channels'
import type { Located } from '../../shared/ipc/timeline-channels'
import type { SessionList } from '../../shared/ipc/session-channels'
import type { LiveSession, LiveTick } from '../../shared/ipc/live-tick'
import { writeHeader } from '../../shared/protocol/frame-header'
import { defaultClientProfile, type ClientProfile } from '../../shared/session/client-profile'
import { withoutSecrets } from '../../shared/profile/without-secrets'
import type { ServerProfile } from '../../shared/session/server-profile'
import type { Outgoing } from '../../shared/session/outgoing'
import type { RepeatPlan } from '../../shared/session/repeat'
import { saysNothing, type Annotation } from '../../shared/session/annotation'
import type { SessionEvent } from '../../shared/session/session-event'
import { isLoopback } from '../../shared/session/listening-address'
import { sessionEndpoint } from '../../shared/session/session-endpoint'
import type { SavedAs, ServerStatus, SessionHead } from '../../shared/session/session-summary'
import type { SessionState } from '../../shared/session/session-state'
import type { UpdateStatus } from '../../shared/updates/update-status'
import type { CommandId } from '../../shared/commands/commands'
import { defaultSettings } from '../../shared/settings/settings'
import { FakeLibrary } from './fake-library'
import { FakeViews } from './fake-views'
import { FakeEnvironments } from './fake-environments'
import { FakeProfiles } from './fake-profiles'
import { FakeSurvey } from './fake-survey'
import { orderFeed } from './order-feed'
import { syntheticRow } from './synthetic-rows'
import type { SyntheticEvents } from './synthetic-events'

type FakeHead =
  | Pick<Extract<SessionHead, { mode: 'client' }>, 'mode' | 'profile' | 'savedAs'>
  | Pick<Extract<SessionHead, { mode: 'server' }>, 'mode' | 'profile' | 'savedAs'>

const STARTED_AT = Date.UTC(2026, 0, 2, 14, 2, 11, 482) * 1000
const NANOSECONDS_PER_EVENT = 1_210_733

interface FakeSession {
  live: LiveSession
  events: SyntheticEvents
  readonly annotations: Map<number, Annotation>
}

/**
 * Stands for main: synthetic sessions of any length, no clock, no network. It does nothing by itself; a test (or the
 * page that draws it) says when a session opens, grows and ends.
 */
export class FakeInspector implements Inspector {
  readonly sent: Outgoing[] = []
  readonly repeated: RepeatPlan[] = []
  readonly copied: string[] = []
  readonly acknowledged: number[] = []
  readonly rowRequests: { from: number; count: number }[] = []
  enabled: readonly CommandId[] = []
  /** The next answer to `connect`, `send` or `resumeRecording` is this failure. */
  failure: ErrorCode | null = null

  /** What the next export comes to; `null`: the user calls it off. */
  exported: ExportStatus | null = null
  previewedExport: ExportRequest | null = null

  /** Files that could not be opened when the list was made. */
  rejected: SessionList['rejected'] = []

  updateStatus: UpdateStatus = { state: 'idle' }
  #settings = defaultSettings
  readonly #sessions = new Map<string, FakeSession>()
  readonly #surveys = new Map<string, FakeSurvey>()
  readonly #views = new FakeViews()
  readonly #tickListeners = new Set<(tick: LiveTick) => void>()
  readonly #commandListeners = new Set<(payload: { command: CommandId }) => void>()
  #ticks = 0
  #created = 0

  readonly session: Inspector['session'] = {
    list: async () => ok({ sessions: [...this.#sessions.values()].map(({ live }) => live), rejected: this.rejected }),
    connect: async ({ profile, savedAs }) =>
      this.#failed() ?? ok(this.add(orderFeed(0, false), 'connecting', withoutSecrets(profile), savedAs)),
    disconnect: async ({ session }) => {
      const { state } = this.#get(session).live
      if (state === 'open') this.#change(session, { state: 'closing' })
      else this.end(session, state === 'connecting' ? 'failed' : 'closed')
      return ok(null)
    },
    send: async ({ outgoing }) => {
      const failed = this.#failed()
      if (failed) return failed
      this.sent.push(outgoing)
      return ok(null)
    },
    repeat: async ({ plan }) => {
      const failed = this.#failed()
      if (failed) return failed
      this.repeated.push(plan)
      return ok({ repeat: 1 })
    },
    stopRepeat: async () => ok(null),
    resumeRecording: async ({ session }) => {
      const failed = this.#failed()
      if (failed) return failed
      this.#change(session, { recording: { state: 'on' } })
      return ok(null)
    },
    delete: async ({ session }) => {
      this.#sessions.delete(session)
      return ok(null)
    },
    tick: (listener) => subscribe(this.#tickListeners, listener),
    acknowledge: async ({ tick }) => {
      this.acknowledged.push(tick)
      return ok(null)
    },
  }

  readonly server: Inspector['server'] = {
    start: async ({ profile }) => this.#failed() ?? ok(this.addServer(profile)),
    connections: async () => ok([]),
    recordedConnections: async () => ok({ connections: [], next: null, progress: 1, leftOut: 0, end: 0 }),
    exportCertificate: async () => ok(null),
    forgetCertificate: async () => ok(null),
    send: async () => ok({ sent: 0 }),
    close: async () => ok(null),
    drop: async () => ok(null),
    setReading: async () => ok(null),
    setAnswersPings: async () => ok(null),
    responders: async () => ok([]),
    setResponders: async () => ok(null),
    checkResponders: async () => ok([]),
  }

  readonly timeline: Inspector['timeline'] = {
    openView: async ({ session, mask, ...texts }) => {
      const { events, live } = this.#get(session)
      const capture = {
        startedAt: live.head.startedAt,
        length: events.length,
        event: (event: number) => this.#event(session, event),
        payload: (event: number) => this.#payload(session, event),
      }
      const opened = this.#views.open(session, capture, mask, texts)
      if (opened.view !== null) this.#tell([], [this.#views.progress(opened.view)])
      return ok(opened)
    },
    closeView: async ({ view }) => {
      this.#views.close(view)
      return ok(null)
    },
    rows: async ({ session, view, from, count }) => {
      this.rowRequests.push({ from, count })
      const { events, annotations } = this.#get(session)
      const found = typeof view === 'string' ? this.#views.events(view) : null
      if (found === undefined) return fail('view-not-found')
      const total = typeof view === 'number' ? events.total(view) : (found?.length ?? 0)
      const rows = Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, index) => {
        const event = typeof view === 'number' ? events.eventOfRow(view, from + index) : (found?.[from + index] ?? 0)
        const annotation = annotations.get(event)
        const row = syntheticRow(this.#event(session, event), this.#payload(session, event))
        return annotation === undefined ? row : { ...row, annotation }
      })
      return ok({ rows, total, letGo: 0 })
    },
    setFold: async () => ok(null),
    locate: async ({ session, view, event }) => this.#locate(session, view, event),
    locateTime: async ({ session, view, time }) =>
      this.#locate(session, view, Math.ceil(Math.max(0, time) / NANOSECONDS_PER_EVENT)),
    neighbour: async ({ view, event, direction }) => {
      const events = this.#views.events(view)
      return events === undefined ? fail('view-not-found') : ok(this.#views.neighbour(events, event, direction))
    },
    read: async ({ session, event }) => {
      if (!this.#get(session).events.at(event)) return fail('event-not-found')
      const found = this.#event(session, event)
      const payload = this.#payload(session, event)
      const header = found.kind === 'frame' ? writeHeader(found) : new Uint8Array()
      const frames = found.kind === 'message' ? [event - 1] : found.kind === 'frame' ? [event] : []
      const message = this.#messageOf(session, event)
      return ok({ event: found, length: payload.length, bytes: payload, header, frames, message })
    },
    bytes: async ({ session, event, from, count }) => ok(this.#payload(session, event).slice(from, from + count)),
    handshake: async ({ session }) => {
      const { events } = this.#get(session)
      for (let event = Math.min(events.length, 8) - 1; event >= 0; event--) {
        const found = this.#event(session, event)
        if (
          found.kind === 'handshake-sent' ||
          found.kind === 'handshake-accepted' ||
          found.kind === 'handshake-refused'
        )
          return ok({
            event: found,
            opened: null,
            requestBytes: headBytes(found.request),
            responseBytes: responseBytes(found),
          })
      }
      return fail('event-not-found')
    },
  }

  readonly annotation: Inspector['annotation'] = {
    set: async ({ session, ...annotation }) => {
      const { annotations } = this.#get(session)
      if (saysNothing(annotation)) annotations.delete(annotation.event)
      else annotations.set(annotation.event, annotation)
      return ok(null)
    },
    list: async ({ session }) => {
      const { annotations } = this.#get(session)
      return ok([...annotations.values()].toSorted((one, other) => one.event - other.event))
    },
  }

  readonly profile: Inspector['profile'] = new FakeProfiles()

  readonly environment: Inspector['environment'] = new FakeEnvironments()

  /** What the next import comes to. */
  imported: Result<ImportResult | null> | Promise<Result<ImportResult | null>> = ok(null)
  /** What files come to that the app is asked to open from outside, in order. */
  readonly openedFiles: Result<ImportResult | null>[] = []
  /** Whoever listens to such files. */
  onFilesArrived: () => void = () => {}
  /** Whoever listens to how an import goes. */
  onImportProgress: (progress: ImportProgress) => void = () => {}
  importsCancelled = 0

  readonly import: Inspector['import'] = {
    choose: () => Promise.resolve(this.imported),
    dropped: () => Promise.resolve(this.imported),
    waiting: () => Promise.resolve(ok(this.openedFiles.length)),
    opened: () => Promise.resolve(this.openedFiles.shift() ?? ok(null)),
    arrived: (listener) => {
      this.onFilesArrived = () => listener(null)
      return () => {}
    },
    cancel: () => {
      this.importsCancelled += 1
      return Promise.resolve(ok(null))
    },
    progress: (listener) => {
      this.onImportProgress = listener
      return () => {}
    },
  }

  readonly replay: Inspector['replay'] = {
    preview: async () => ok({ steps: [], more: false }),
    start: async () => fail('replay-empty'),
    steer: async () => ok(null),
    list: async () => ok([]),
    steps: async () => ok([]),
    compare: async () => fail('replay-not-found'),
    pairs: async () => ok({ total: 0, pairs: [] }),
    delete: async () => ok(null),
  }

  readonly survey: Inspector['survey'] = {
    series: async ({ session, from, to, buckets }) =>
      ok(this.#surveyOf(session).series(this.#get(session).events.length, from, to, buckets)),
    connections: async ({ session }) => ok(this.#surveyOf(session).connections(this.#get(session).events.length)),
  }

  readonly export: Inspector['export'] = {
    preview: async ({ request }) => {
      this.previewedExport = request
      return this.#failed() ?? ok({ text: '{}', events: 1, more: false, hidden: null, tooShort: [] })
    },
    start: async () => this.#failed() ?? ok(this.exported),
    cancel: async () => ok(null),
  }

  readonly library = new FakeLibrary()

  readonly settings: Inspector['settings'] = {
    read: async () => ok(this.#settings),
    problem: async () => ok(null),
    change: async (changes) => this.#failed() ?? ok((this.#settings = { ...this.#settings, ...changes })),
    reset: async () => ok((this.#settings = defaultSettings)),
    chooseRecordingsFolder: async () =>
      this.#failed() ?? ok((this.#settings = { ...this.#settings, recordingsFolder: '/disk/recordings' })),
    recordingsPlace: async () => ok({ folder: '/data/captures', chosen: null, problem: null }),
  }

  readonly update: Inspector['update'] = {
    status: async () => ok(this.updateStatus),
    check: async () => fail('update-not-set-up'),
    download: async () => ok(null),
    install: async () => ok(null),
    changed: () => () => {},
  }

  readonly app: Inspector['app'] = {
    command: (listener) => subscribe(this.#commandListeners, listener),
    enableCommands: async ({ enabled }) => {
      this.enabled = enabled
      return ok(null)
    },
    readFile: async () => fail('file-unreadable'),
    chooseFile: async () => ok({ token: 'file-1', name: 'snapshot.bin', length: 4096 }),
    copy: async ({ text }) => {
      this.copied.push(text)
      return ok(null)
    },
    startDemoServer: async () => ok({ url: 'ws://127.0.0.1:9001/demo' }),
    places: async () =>
      ok({
        recordings: '/data/captures',
        workspace: '/data/workspace',
        replays: '/data/replays',
        settings: '/data/settings.json',
        log: '/data/logs/framescope.log',
      }),
    showPlace: async () => ok(null),
    openGuide: async () => ok(null),
    diagnostics: async () => ok({ text: 'framescope: 0.1.0' }),
    reportFault: async () => ok(null),
    quit: async () => ok(null),
    versions: async () => ok({ framescope: '0.1.0', electron: '45', chrome: '140', node: '24' }),
  }

  /** Puts a session on the list, as if it had been started or found on disk. */
  add(
    events: SyntheticEvents,
    state: SessionState,
    profile: Partial<ClientProfile> = {},
    savedAs?: SavedAs,
  ): LiveSession {
    const url = 'wss://feed.example.com/v2/orders?depth=20'
    const added = { mode: 'client' as const, profile: { ...defaultClientProfile, url, ...profile } }
    return this.#add(events, state, savedAs ? { ...added, savedAs } : added)
  }

  /** The same of a server that runs and has no client yet. */
  addServer(profile: ServerProfile): LiveSession {
    const { host, port, tls } = profile
    const server = {
      host,
      port,
      secure: tls.kind !== 'none',
      urls: [sessionEndpoint(profile)],
      exposed: !isLoopback(host),
      certificate: null,
      live: 0,
      total: 0,
    }
    return this.#add(orderFeed(0, false), 'open', { mode: 'server', profile }, server)
  }

  #add(events: SyntheticEvents, state: SessionState, what: FakeHead, server?: ServerStatus): LiveSession {
    const id = `session-${++this.#created}`
    const live: LiveSession = {
      head: { ...what, id, startedAt: STARTED_AT + this.#created * 1_000_000, recordedBy: '0.1.0' },
      ...(server && { server }),
      state,
      ending: state === 'closed' || state === 'failed' ? 'complete' : 'live',
      counts: events.counts,
      letGo: events.counts.map(() => 0),
      fileLength: events.length * 180,
      damage: [],
      error: null,
      recording: { state: 'on' },
      rates: { sentMessages: 0, receivedMessages: 0, sentBytes: 0, receivedBytes: 0 },
    }
    this.#sessions.set(id, { live, events, annotations: new Map() })
    this.#tell([id])
    return live
  }

  open(id: string): void {
    this.#change(id, { state: 'open' })
  }

  /** As many repetitions of the pattern more. */
  grow(id: string, rounds: number, rates?: LiveSession['rates']): void {
    const { events } = this.#get(id)
    events.rounds += rounds
    this.#change(id, rates ? { rates } : {})
  }

  end(id: string, state: SessionState): void {
    this.#get(id).events.ended = state === 'closed'
    this.#change(id, { state, ending: 'complete' })
  }

  change(id: string, change: Partial<LiveSession>): void {
    this.#change(id, change)
  }

  push(command: CommandId): void {
    for (const listener of this.#commandListeners) listener({ command })
  }

  #change(id: string, change: Partial<LiveSession>): void {
    const session = this.#get(id)
    const { counts, length } = session.events
    session.live = { ...session.live, counts, fileLength: length * 180, ...change }
    this.#tell([id])
  }

  #locate(session: string, view: number | string, event: number): Result<Located> {
    if (typeof view === 'number') return ok({ ...this.#get(session).events.rowOfEvent(view, event), folded: false })
    const events = this.#views.events(view)
    return events === undefined ? fail('view-not-found') : ok(this.#views.locate(events, event))
  }

  #tell(ids: readonly string[], views: LiveTick['views'] = []): void {
    const tick = {
      tick: ++this.#ticks,
      sessions: ids.map((id) => this.#get(id).live),
      deleted: [],
      views,
      connections: [],
      replays: [],
      exports: [],
    }
    for (const listener of this.#tickListeners) listener(tick)
  }

  #surveyOf(id: string): FakeSurvey {
    const survey = this.#surveys.get(id) ?? new FakeSurvey((event) => this.#event(id, event))
    this.#surveys.set(id, survey)
    return survey
  }

  #get(id: string): FakeSession {
    const session = this.#sessions.get(id)
    if (!session) throw new Error(`No session ${id}`)
    return session
  }

  #event(id: string, event: number): SessionEvent {
    const found = this.#get(id).events.at(event)
    if (!found) throw new Error(`No event ${event}`)
    const place = { event, connection: 1, time: event * NANOSECONDS_PER_EVENT }
    return { ...found.template.event, ...place }
  }

  /** The message that a frame belongs to is the next one. */
  #messageOf(id: string, event: number): number | null {
    const found = this.#event(id, event)
    if (found.kind === 'message') return event
    if (found.kind !== 'frame' || found.message === null) return null
    for (let next = event + 1; this.#get(id).events.at(next); next++)
      if (this.#event(id, next).kind === 'message') return next
    return null
  }

  #payload(id: string, event: number): Uint8Array {
    const found = this.#get(id).events.at(event)
    return found ? found.template.payload(found.round) : new Uint8Array()
  }

  #failed(): Result<never> | null {
    const { failure } = this
    this.failure = null
    return failure && fail(failure)
  }
}

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const fail = (code: ErrorCode): Result<never> => ({ ok: false, error: appError(code) })

function subscribe<L>(listeners: Set<L>, listener: L): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function responseBytes(event: SessionEvent): Uint8Array {
  if (!('response' in event)) return new Uint8Array()
  const { version, status, reason, headers, body } = event.response
  const lines = [`${version} ${status} ${reason}`, ...headers.map(([name, value]) => `${name}: ${value}`)]
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n\r\n${body ? atob(body.base64) : ''}`)
}

function headBytes(head: Extract<SessionEvent, { kind: 'handshake-sent' }>['request']): Uint8Array {
  const lines = [
    `${head.method} ${head.target} ${head.version}`,
    ...head.headers.map(([name, value]) => `${name}: ${value}`),
  ]
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n\r\n`)
}
