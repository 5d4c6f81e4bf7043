import { AppFailure, appError } from '../../shared/errors/app-error'
import { hasSecrets } from '../../shared/profile/stored-secrets'
import { withoutSecrets } from '../../shared/profile/without-secrets'
import type { SessionList } from '../../shared/ipc/session-channels'
import type { LiveSession } from '../../shared/ipc/live-tick'
import type { ConnectionSummary } from '../../shared/session/connection-summary'
import type { ClientProfile } from '../../shared/session/client-profile'
import { profileForCapture, type ServerProfile } from '../../shared/session/server-profile'
import { isLive, type SessionState } from '../../shared/session/session-state'
import type { SavedAs, SessionProfile, SessionSummary } from '../../shared/session/session-summary'
import { ClientSession } from './client-session'
import type { Captures, Clocks, Connections, Resolved, Servers, StartRepeat, StartResponders } from './ports'
import { noTraffic } from './rate-meter'
import type { RunningSession } from './running-session'
import { ServerSession } from './server-session'

export interface SessionServiceOptions {
  readonly captures: Captures
  readonly connections: Connections
  readonly servers: Servers
  /** Puts the values of variables in, as they are now. Throws `AppFailure`. */
  readonly resolve: <Profile extends SessionProfile>(profile: Profile) => Resolved<Profile>
  readonly startResponders: StartResponders
  readonly startRepeat: StartRepeat
  readonly clocks: Clocks
  /** Version of the app, for the head of captures. */
  readonly version: string
  readonly onChange: (session: string) => void
}

/** Which sessions there are: those that run or ran since the start, and the captures of earlier runs. */
export class SessionService {
  readonly #sessions = new Map<string, RunningSession>()
  #stored = new Map<string, SessionSummary>()

  constructor(private readonly options: SessionServiceOptions) {}

  /** Newest first. */
  async list(): Promise<SessionList> {
    const { sessions: stored, rejected } = await this.options.captures.list()
    this.#stored = new Map(stored.map((summary) => [summary.head.id, summary]))
    const running = [...this.#sessions.values()].map((session) => session.read())
    const earlier = stored.filter((summary) => !this.#sessions.has(summary.head.id))
    const sessions = [...running, ...earlier].toSorted((one, other) => other.head.startedAt - one.head.startedAt)
    return { sessions, rejected }
  }

  /** What of captures that have just come to the folder is told of them; `null` for none. */
  async imported(
    captures: readonly { readonly id: string; readonly events: number }[] | null,
  ): Promise<{ readonly sessions: readonly SessionSummary[]; readonly events: number } | null> {
    if (captures === null) return null
    await this.list()
    const sessions = captures.flatMap(({ id }) => this.#stored.get(id) ?? [])
    return { sessions, events: captures.reduce((sum, { events }) => sum + events, 0) }
  }

  /** The session as it is now; `null` when there is none. */
  read(id: string): LiveSession | null {
    const summary = this.#stored.get(id)
    return this.#sessions.get(id)?.read() ?? (summary === undefined ? null : { ...summary, rates: noTraffic })
  }

  /** Resolves once the session is being recorded; it is connecting then. */
  async connect(profile: ClientProfile, savedAs?: SavedAs): Promise<SessionSummary> {
    const { captures, connections, resolve, startRepeat, clocks, version } = this.options
    const { value: resolved, secret, secretFields } = resolve(profile)
    // What cannot work leaves no session behind.
    connections.prepare(resolved, secretFields)
    const { clock, ...start } = this.#start()
    const named = headOf({ version, savedAs, resolved, secret })
    const head = { ...start, mode: 'client' as const, profile: withoutSecrets(profile), ...named }
    const session = new ClientSession(head, startRepeat, clocks.monotonic, () => this.options.onChange(head.id))
    const recording = await captures.create(head, session.progress)
    this.#sessions.set(head.id, session)
    // Not through a closure: the session keeps those of this call, and they would keep the recording's buffers.
    session.start({ recording, clock, profile: resolved, secretFields, connections })
    return session.read()
  }

  /** Resolves once the session is being recorded and its clients are served. */
  async serve(profile: ServerProfile, savedAs?: SavedAs): Promise<SessionSummary> {
    const { captures, servers, resolve, startResponders, startRepeat, clocks, version } = this.options
    const { value: resolved, secret } = resolve(profile)
    const responders = startResponders(profile.responders)
    const server = await servers.bind(resolved)
    const { clock, ...start } = this.#start()
    // The port that was picked is what a client was told: it belongs in the record.
    const listening = withoutSecrets(profileForCapture({ ...profile, port: server.address.port }))
    const named = headOf({ version, savedAs, resolved, secret })
    const head = { ...start, mode: 'server' as const, profile: listening, ...named }
    const session = new ServerSession(head, server, responders, startRepeat, clocks.monotonic, () =>
      this.options.onChange(head.id),
    )
    const recording = await captures.create(head, session.progress).catch((error: unknown) => {
      server.drop()
      throw error
    })
    this.#sessions.set(head.id, session)
    session.start(recording, clock)
    return session.read()
  }

  /** Resolves once it is open. Rejects with why it never will be. */
  async whenOpen(id: string): Promise<void> {
    const session = this.running(id)
    const isOver = (state: SessionState): boolean => state === 'open' || !isLive(state)
    if (!isOver(session.read().state))
      await new Promise<void>((resolve) => {
        const end = session.watch({
          messageArrived() {},
          stateChanged(state) {
            if (!isOver(state)) return
            end()
            resolve()
          },
        })
      })
    const { state, error } = session.read()
    if (state !== 'open') throw new AppFailure(error ?? appError('not-open', { state }))
  }

  /** Throws `not-open` for a session that did not run since the start. */
  running(id: string): RunningSession {
    const session = this.#sessions.get(id)
    if (session === undefined) throw new AppFailure(appError('not-open', { state: 'closed' }))
    return session
  }

  /** The same, of a server session only. */
  server(id: string): ServerSession {
    const session = this.running(id)
    if (session instanceof ServerSession) return session
    throw new AppFailure(appError('not-open', { state: 'closed' }))
  }

  /** What changed in the list of a session's connections since the last call. */
  takeChangedConnections(id: string, count: number): readonly ConnectionSummary[] {
    return this.#sessions.get(id)?.takeChangedConnections(count) ?? []
  }

  async delete(id: string): Promise<void> {
    if (this.#sessions.get(id)?.recording) throw new AppFailure(appError('session-live', { session: id }))
    await this.options.captures.delete(id)
    this.#sessions.delete(id)
    this.#stored.delete(id)
    this.options.onChange(id)
  }

  /** Drops every connection and resolves when all recordings are complete: before the app quits. */
  async stop(): Promise<void> {
    await Promise.all([...this.#sessions.values()].map((session) => session.stop()))
  }

  #start() {
    const { clocks } = this.options
    const started = clocks.monotonic()
    return {
      id: clocks.newId(),
      startedAt: clocks.wallMicros(),
      /** Nanoseconds since now. */
      clock: () => Math.round((clocks.monotonic() - started) * 1e6),
    }
  }
}

interface HeadSource {
  readonly version: string
  readonly savedAs: SavedAs | undefined
  readonly resolved: SessionProfile
  /** A secret variable is in it. */
  readonly secret: boolean
}

/** What the heads of clients and servers have in common, beside id and time. */
const headOf = ({ version, savedAs, resolved, secret }: HeadSource) => ({
  recordedBy: version,
  ...(savedAs && { savedAs }),
  ...((secret || hasSecrets(resolved)) && { secrets: true }),
})
