import { AppFailure, appError } from '../../shared/errors/app-error'
import type { ComposedMessage } from '../../shared/composer/composed-message'
import type { CommandId } from '../../shared/commands/commands'
import type { ChosenFile, ExportedSession } from '../../shared/ipc/app-channels'
import type {
  EventReading,
  FoldChange,
  HandshakeReading,
  Located,
  Neighbour,
  OpenedView,
  TimelinePage,
} from '../../shared/ipc/timeline-channels'
import type { Library } from '../../shared/library/library'
import type { ReplayPreview, Steering } from '../../shared/ipc/replay-channels'
import type { ComparisonRules } from '../../shared/replay/comparison-rules'
import type { PairVerdict } from '../../shared/replay/pair-messages'
import type { ComparedPair, ReplayStatus, StepTiming } from '../../shared/replay/replay-report'
import type { ReplayChoice, ReplayRequest } from '../../shared/replay/replay-request'
import type { Direction } from '../../shared/session/direction'
import type { EventMask } from '../../shared/session/event-class'
import type { Annotation } from '../../shared/session/annotation'
import type { ClientProfile } from '../../shared/session/client-profile'
import type { ConnectionSummary } from '../../shared/session/connection-summary'
import type { Outgoing, SendableOutgoing } from '../../shared/session/outgoing'
import type { RepeatPlan } from '../../shared/session/repeat'
import type { ServerProfile } from '../../shared/session/server-profile'
import type { RecordedConnections } from '../../shared/ipc/server-channels'
import type { EditedVariables, EnvironmentList } from '../../shared/environment/environment'
import type { OpenedProfile, ProfileTree } from '../../shared/profile/profile-tree'
import type { SessionList } from '../../shared/ipc/session-channels'
import type { SurveyConnections, SurveySeries } from '../../shared/ipc/survey-channels'
import type { SavedAs, SessionProfile, SessionSummary } from '../../shared/session/session-summary'
import { toBase64 } from '../../shared/payload/base64'
import { MAX_FILE_BYTES, type Responder } from '../../shared/responder/responder'
import type { ResponderProblem } from '../../shared/responder/responder-problem'
import { decodeUtf8 } from '../../shared/payload/decode-utf8'
import type { Handlers } from './register'

/** What the handlers need of the rest of main. */
export interface HandlerPorts {
  readonly sessions: {
    list(): Promise<SessionList>
    connect(profile: ClientProfile, savedAs?: SavedAs): Promise<SessionSummary>
    running(id: string): {
      disconnect(code: number | null, reason: string): void
      send(outgoing: SendableOutgoing): Promise<void>
      repeat(plan: RepeatPlan, next: () => SendableOutgoing, to: Targets): number
      stopRepeat(repeat: number): void
      resumeRecording(): Promise<void>
    }
    serve(profile: ServerProfile, savedAs?: SavedAs): Promise<SessionSummary>
    server(id: string): {
      readonly certificate: string
      connections(): readonly ConnectionSummary[]
      sendTo(targets: Targets, outgoing: SendableOutgoing): Promise<number>
      close(targets: Targets, code: number | null, reason: string): void
      drop(targets: Targets): void
      setReading(targets: Targets, reading: boolean): void
      setAnswersPings(targets: Targets, answers: boolean): void
      readonly responders: readonly Responder[]
      setResponders(responders: readonly Responder[]): void
    }
  }
  /** With all that is kept with it. */
  readonly deleteSession: (id: string) => Promise<void>
  readonly checkResponders: (responders: readonly Responder[]) => readonly ResponderProblem[]
  readonly feed: { acknowledge(tick: number): void; restart(): void }
  readonly reader: (session: string) => Promise<Reader>
  readonly views: {
    open(session: string, mask: EventMask, texts: ViewTexts): Promise<OpenedView>
    close(view: string): void
    /** Those of one session, or all. */
    closeAll(session?: string): void
    find(session: string, view: EventMask | string): Promise<View>
    neighbour(view: string, event: number, direction: 'next' | 'previous'): Neighbour | null
    setFold(view: string, event: number, expanded: boolean | null): FoldChange | null
  }
  readonly files: {
    choose(): Promise<ChosenFile | null>
    read(token: string, limit?: number): Promise<Uint8Array>
    chooseFolder(): Promise<string | null>
    /** Asks where to; `null` when the user cancelled. */
    chooseTarget(name: string): Promise<string | null>
  }
  readonly workspace: {
    readonly folder: string
    choose(folder: string): Promise<void>
    export(path: string): Promise<{ readonly name: string; readonly text: string }>
    import(folder: string, text: string): Promise<number>
    readonly profiles: {
      tree(): Promise<ProfileTree>
      open(path: string): Promise<OpenedProfile>
      create(folder: string, name: string, profile: SessionProfile): Promise<OpenedProfile>
      save(path: string, profile: SessionProfile, edition: string | null): Promise<OpenedProfile>
      createFolder(folder: string, name: string): Promise<string>
      rename(path: string, name: string): Promise<string>
      move(path: string, folder: string): Promise<string>
      duplicate(path: string): Promise<OpenedProfile>
      delete(path: string): Promise<string>
      restore(deletion: string): Promise<void>
    }
    readonly environments: {
      list(): Promise<EnvironmentList>
      create(name: string): Promise<string>
      save(id: string, name: string, variables: EditedVariables): Promise<void>
      delete(id: string): Promise<void>
      activate(id: string | null): Promise<void>
    }
  }
  /** Puts values in the places of variables. Throws where there is none. */
  readonly resolve: (text: string, as: 'text' | 'json') => string
  readonly replays: Replays
  readonly annotate: (session: string, annotation: Annotation) => Promise<void>
  readonly library: {
    read(): Promise<Library>
    message(path: string): Promise<ComposedMessage>
    add(folder: string, name: string, profile: string | null, message: ComposedMessage): Promise<string>
    change(path: string, change: LibraryChange): Promise<string>
    move(path: string, folder: string, before: string | null): Promise<string>
    delete(path: string): Promise<string>
    restore(deletion: string): Promise<void>
    export(paths: readonly string[] | null): Promise<{ readonly text: string; readonly messages: number }>
    import(text: string): Promise<number>
  }
  readonly history: {
    read(profile: string | null): Promise<readonly ComposedMessage[]>
    remember(profile: string | null, message: ComposedMessage): Promise<void>
  }
  readonly exportNdjson: (session: string, path: string) => Promise<ExportedSession>
  readonly exportFile: (path: string, text: string) => Promise<void>
  readonly forgetCertificate: () => Promise<void>
  readonly demoUrl: () => Promise<string>
  readonly copy: (text: string) => void | Promise<void>
  readonly setTheme: (theme: 'system' | 'light' | 'dark') => void
  readonly enableCommands: (enabled: readonly CommandId[]) => void
  readonly versions: { framescope: string; electron: string; chrome: string; node: string }
}

export interface Replays {
  preview(source: string, choice: ReplayChoice, direction: Direction): Promise<ReplayPreview>
  start(request: ReplayRequest): Promise<ReplayStatus>
  steer(name: ReplayName, steering: Steering): void
  list(session: string): Promise<readonly ReplayStatus[]>
  steps(name: ReplayName, from: number, count: number): Promise<readonly StepTiming[]>
  compare(name: ReplayName, rules: ComparisonRules): Promise<ReplayStatus>
  pairs(
    name: ReplayName,
    verdicts: readonly PairVerdict[],
    from: number,
    count: number,
  ): Promise<{ readonly total: number; readonly pairs: readonly ComparedPair[] }>
  delete(name: ReplayName): Promise<void>
}

interface ReplayName {
  readonly session: string
  readonly replay: string
}

interface ViewTexts {
  readonly filter: string
  readonly needle: string
  readonly fold: string | null
}

interface LibraryChange {
  readonly name?: string | undefined
  readonly profile?: string | null | undefined
  readonly message?: ComposedMessage | undefined
}

type Targets = readonly number[] | 'all'

export interface View {
  rows(from: number, count: number): Promise<TimelinePage>
  locate(event: number): Promise<Located>
}

export interface Reader {
  readonly annotations: readonly Annotation[]
  /** The first event not before `time`, nanoseconds since the session's start. */
  eventAt(time: number): Promise<number>
  read(event: number): Promise<EventReading>
  bytes(event: number, from: number, count: number): Promise<Uint8Array>
  handshake(connection: number): Promise<HandshakeReading>
  readonly connections: { list(from: number): Promise<RecordedConnections> }
  readonly survey: {
    series(from: number, to: number | null, buckets: number): Promise<SurveySeries>
    connections(): Promise<SurveyConnections>
  }
}

const MAX_IMPORT_BYTES = 256 * 1024 * 1024

/** The contract's requests, each a line or two on top of the ports. */
export function createHandlers(ports: HandlerPorts): Handlers {
  const { sessions, feed, files, views, workspace, replays } = ports
  return {
    session: {
      list() {
        feed.restart()
        views.closeAll()
        return sessions.list()
      },
      connect: ({ profile, savedAs }) => sessions.connect(profile, savedAs),
      disconnect({ session, code, reason }) {
        sessions.running(session).disconnect(code, reason)
        return null
      },
      async send({ session, outgoing }) {
        await sessions.running(session).send(await sendable(outgoing))
        return null
      },
      async repeat({ session, to, outgoing, plan }) {
        return { repeat: sessions.running(session).repeat(plan, await sendables(outgoing), to) }
      },
      stopRepeat({ session, repeat }) {
        sessions.running(session).stopRepeat(repeat)
        return null
      },
      async resumeRecording({ session }) {
        await sessions.running(session).resumeRecording()
        return null
      },
      async delete({ session }) {
        await ports.deleteSession(session)
        views.closeAll(session)
        return null
      },
      acknowledge({ tick }) {
        feed.acknowledge(tick)
        return null
      },
    },
    server: {
      start: ({ profile, savedAs }) => sessions.serve(profile, savedAs),
      async exportCertificate({ session }) {
        const { certificate } = sessions.server(session)
        const path = await files.chooseTarget('framescope-server.pem')
        if (path === null) return null
        await ports.exportFile(path, certificate)
        return { path }
      },
      async forgetCertificate() {
        await ports.forgetCertificate()
        return null
      },
      connections: ({ session }) => sessions.server(session).connections(),
      recordedConnections: async ({ session, from }) => (await ports.reader(session)).connections.list(from),
      send: async ({ session, to, outgoing }) => ({
        sent: await sessions.server(session).sendTo(to, await sendable(outgoing)),
      }),
      close({ session, to, code, reason }) {
        sessions.server(session).close(to, code, reason)
        return null
      },
      drop({ session, to }) {
        sessions.server(session).drop(to)
        return null
      },
      setReading({ session, to, reading }) {
        sessions.server(session).setReading(to, reading)
        return null
      },
      setAnswersPings({ session, to, answers }) {
        sessions.server(session).setAnswersPings(to, answers)
        return null
      },
      responders: ({ session }) => sessions.server(session).responders,
      setResponders({ session, responders }) {
        sessions.server(session).setResponders(responders)
        return null
      },
      checkResponders: ({ responders }) => ports.checkResponders(responders),
    },
    timeline: {
      openView: ({ session, mask, ...texts }) => views.open(session, mask, texts),
      closeView({ view }) {
        views.close(view)
        return null
      },
      rows: async ({ session, view, from, count }) => (await views.find(session, view)).rows(from, count),
      locate: async ({ session, view, event }) => (await views.find(session, view)).locate(event),
      async locateTime({ session, view, time }) {
        const event = await (await ports.reader(session)).eventAt(time)
        const { row } = await (await views.find(session, view)).locate(event)
        return { row }
      },
      setFold: ({ view, event, expanded }) => views.setFold(view, event, expanded),
      neighbour: ({ view, event, direction }) => views.neighbour(view, event, direction),
      read: async ({ session, event }) => (await ports.reader(session)).read(event),
      bytes: async ({ session, event, from, count }) => (await ports.reader(session)).bytes(event, from, count),
      handshake: async ({ session, connection }) => (await ports.reader(session)).handshake(connection),
    },
    survey: {
      series: async ({ session, from, to, buckets }) => (await ports.reader(session)).survey.series(from, to, buckets),
      connections: async ({ session }) => (await ports.reader(session)).survey.connections(),
    },
    annotation: {
      async set({ session, ...annotation }) {
        await ports.annotate(session, annotation)
        return null
      },
      list: async ({ session }) => (await ports.reader(session)).annotations,
    },
    profile: {
      workspace: () => ({ folder: workspace.folder }),
      async chooseWorkspace() {
        const folder = await files.chooseFolder()
        if (folder === null) return null
        await workspace.choose(folder)
        return { folder }
      },
      tree: () => workspace.profiles.tree(),
      open: ({ path }) => workspace.profiles.open(path),
      create: ({ folder, name, profile }) => workspace.profiles.create(folder, name, profile),
      save: ({ path, profile, edition }) => workspace.profiles.save(path, profile, edition),
      createFolder: async ({ folder, name }) => ({ path: await workspace.profiles.createFolder(folder, name) }),
      rename: async ({ path, name }) => ({ path: await workspace.profiles.rename(path, name) }),
      move: async ({ path, folder }) => ({ path: await workspace.profiles.move(path, folder) }),
      duplicate: ({ path }) => workspace.profiles.duplicate(path),
      delete: async ({ path }) => ({ deletion: await workspace.profiles.delete(path) }),
      async export({ path }) {
        const { name, text } = await workspace.export(path)
        const target = await files.chooseTarget(name)
        if (target === null) return null
        await ports.exportFile(target, text)
        return { path: target }
      },
      async import({ folder }) {
        const chosen = await files.choose()
        if (chosen === null) return null
        const text = decodeUtf8(await files.read(chosen.token, MAX_IMPORT_BYTES))
        if (text === null) throw new AppFailure(appError('file-not-text'))
        return { profiles: await workspace.import(folder, text) }
      },
      async restore({ deletion }) {
        await workspace.profiles.restore(deletion)
        return null
      },
    },
    environment: {
      list: () => workspace.environments.list(),
      create: async ({ name }) => ({ id: await workspace.environments.create(name) }),
      async save({ id, name, variables }) {
        await workspace.environments.save(id, name, variables)
        return null
      },
      async delete({ id }) {
        await workspace.environments.delete(id)
        return null
      },
      async activate({ id }) {
        await workspace.environments.activate(id)
        return null
      },
    },
    library: {
      read: () => ports.library.read(),
      message: ({ path }) => ports.library.message(path),
      add: async ({ folder, name, profile, message }) => ({
        path: await ports.library.add(folder, name, profile, message),
      }),
      change: async ({ path, ...change }) => ({ path: await ports.library.change(path, change) }),
      move: async ({ path, folder, before }) => ({ path: await ports.library.move(path, folder, before) }),
      delete: async ({ path }) => ({ deletion: await ports.library.delete(path) }),
      async restore({ deletion }) {
        await ports.library.restore(deletion)
        return null
      },
      async export({ paths }) {
        const { text, messages } = await ports.library.export(paths)
        const path = await files.chooseTarget('messages.json')
        if (path === null) return null
        await ports.exportFile(path, text)
        return { path, messages }
      },
      async import() {
        const file = await files.choose()
        if (file === null) return null
        const text = decodeUtf8(await files.read(file.token, MAX_IMPORT_BYTES))
        if (text === null) throw new AppFailure(appError('file-not-text'))
        return { messages: await ports.library.import(text) }
      },
      history: ({ owner }) => ports.history.read(owner),
      async remember({ owner, message }) {
        await ports.history.remember(owner, message)
        return null
      },
    },
    replay: {
      preview: ({ source, choice, direction }) => replays.preview(source, choice, direction),
      start: ({ request }) => replays.start(request),
      steer({ steering, ...name }) {
        replays.steer(name, steering)
        return null
      },
      list: ({ session }) => replays.list(session),
      steps: ({ from, count, ...name }) => replays.steps(name, from, count),
      compare: ({ rules, ...name }) => replays.compare(name, rules),
      pairs: ({ verdicts, from, count, ...name }) => replays.pairs(name, verdicts, from, count),
      async delete(name) {
        await replays.delete(name)
        return null
      },
    },
    app: {
      enableCommands({ enabled }) {
        ports.enableCommands(enabled)
        return null
      },
      chooseFile: () => files.choose(),
      readFile: async ({ token }) => ({ base64: toBase64(await files.read(token, MAX_FILE_BYTES)) }),
      async copy({ text }) {
        await ports.copy(text)
        return null
      },
      async exportNdjson({ session }) {
        const path = await files.chooseTarget(`${session}.ndjson`)
        return path === null ? null : { path, ...(await ports.exportNdjson(session, path)) }
      },
      startDemoServer: async () => ({ url: await ports.demoUrl() }),
      setTheme({ theme }) {
        ports.setTheme(theme)
        return null
      },
      versions: () => ports.versions,
    },
  }

  async function sendable(outgoing: Outgoing): Promise<SendableOutgoing> {
    return (await sendables(outgoing))()
  }

  /** What to send each time: variables have other values the next time. */
  async function sendables(outgoing: Outgoing): Promise<() => SendableOutgoing> {
    if (outgoing.kind === 'text' && outgoing.variables) {
      const { text, variables } = outgoing
      return () => ({ kind: 'text', text: ports.resolve(text, variables) })
    }
    const read = await readOutgoing(outgoing)
    return () => read
  }

  async function readOutgoing(outgoing: Outgoing): Promise<SendableOutgoing> {
    if (outgoing.kind !== 'file') return outgoing
    const bytes = await files.read(outgoing.token)
    if (outgoing.as === 'binary') return { kind: 'binary', bytes }
    const text = decodeUtf8(bytes)
    // Sent as something else it would not be the file any more.
    if (text === null) throw new AppFailure(appError('file-not-text'))
    return { kind: 'text', text }
  }
}
