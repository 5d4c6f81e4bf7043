import { createHash, randomUUID } from 'node:crypto'
import path from 'node:path'
import { app, clipboard, dialog, session, type BrowserWindow } from 'electron'
import { channelName } from '../shared/ipc/channel'
import type { AppTranslator } from '../shared/messages/en'
import { CaptureStore } from './capture/capture-store'
import { ExportedCapture } from './capture/exported-capture'
import { OpenCaptures } from './capture/open-captures'
import { RecordedMessages } from './capture/recorded-messages'
import { SearchThread } from './capture/search-thread'
import { Views } from './capture/views'
import { KeptCertificate } from './certificates/kept-certificate'
import { prepareConnection } from './connections/client-connection'
import { demoServer } from './connections/demo-server'
import { ServerListener } from './connections/server-listener'
import { ExportService } from './export/export-service'
import { exportFile } from './files/export-file'
import { ImportService } from './import/import-service'
import { createHandlers, type ServiceHandlers } from './ipc/handlers'
import { LiveFeed } from './ipc/live-feed'
import { MessageLibrary } from './library/message-library'
import { SentHistory } from './library/sent-history'
import type { AnswersOptions } from './main-answers'
import type { AppLog } from './log/app-log'
import { diagnosticsText } from './log/diagnostics'
import { Workspace } from './profiles/workspace'
import { RepeatedSend } from './replay/repeated-send'
import { ReplayService } from './replay/replay-service'
import { ReplayStore } from './replay/replay-store'
import { checkResponders } from './responders/compile-responders'
import { systemHost } from './responders/sequence'
import { SessionResponders } from './responders/session-responders'
import { createReplayTargets } from './sessions/replay-targets'
import { SessionService } from './sessions/session-service'
import type { AppSettings } from './settings/app-settings'
import { loadUpdateEngine } from './updates/load-engine'
import { Updates } from './updates/updates'
import type { ApplicationMenu } from './windows/application-menu'
import { confirmUpdate } from './windows/confirm-update'
import type { ChosenFiles } from './windows/chosen-files'
import type { GuideWindow } from './windows/guide-window'
import { bringToFront } from './windows/main-window'
import { showPlace } from './windows/show-place'
import { systemFacts } from './windows/system-facts'
import { systemCipher } from './windows/system-cipher'

/** What the services find when they start. */
export interface ServicesOptions extends Pick<
  AnswersOptions,
  'userData' | 'places' | 'versions' | 'openedFiles' | 'searchWorker'
> {
  readonly log: AppLog
  readonly settings: AppSettings
  readonly window: BrowserWindow
  readonly guide: GuideWindow
  readonly menu: ApplicationMenu
  /** In the language of the window. */
  readonly words: () => AppTranslator
  /** What the user chose in the system's dialog. */
  readonly files: ChosenFiles
  /** Pushes to the page, as long as there is one. */
  readonly tell: (channel: string, payload: unknown) => void
}

export interface Services {
  /** Of what the page asks for. */
  readonly handlers: ServiceHandlers
  /** Everything that was begun is brought to its end, also where a part of it fails. */
  stop(): Promise<void>
  /** To be called when nothing is left to be done but to go: quits the app, with a newer version where one is to be installed. */
  leave(): void
}

const DIAGNOSTIC_LOG_BYTES = 16 * 1024

/** So long macOS may take to take a newer version over before the app is quit without it. */
const INSTALL_MS = 120_000

const wallMicros = (): number => Math.round((performance.timeOrigin + performance.now()) * 1000)

/**
 * All that the page can ask for but how it looks. In a module of its own, which is read when the window is there. Resolves
 * when they can be asked.
 */
export async function startServices(options: ServicesOptions): Promise<Services> {
  const {
    userData,
    places,
    versions,
    log,
    settings,
    openedFiles,
    window,
    guide,
    menu,
    files,
    words,
    tell,
    searchWorker,
  } = options
  const store = new CaptureStore(places.recordings)
  void store.removeUnfinished()
  const captures = new OpenCaptures(store)
  const certificate = new KeptCertificate(path.join(userData, 'server-certificate.json'), Date.now)
  const library = new MessageLibrary({
    folder: path.join(places.workspace, 'messages'),
    onChange: (contents) => tell(channelName('library', 'changed'), contents),
    newId: randomUUID,
  })
  const history = new SentHistory(path.join(userData, 'history'))
  const workspace = new Workspace({
    folder: places.workspace,
    own: userData,
    cipher: systemCipher,
    onProfiles: (tree) => tell(channelName('profile', 'changed'), tree),
    onEnvironments: (list) => tell(channelName('environment', 'changed'), list),
    onFolder: (folder) => library.open(path.join(folder, 'messages')),
    onGone: (profiles) => history.forget(profiles),
    newId: randomUUID,
  })
  const workspaceStarted = workspace.start()
  const variable = (source: string): string | null => workspace.variables.value(source)
  const knows = (source: string): boolean => workspace.variables.knows(source)
  const clocks = { wallMicros, monotonic: () => performance.now(), newId: randomUUID }
  const sessions = new SessionService({
    captures,
    connections: {
      prepare: (profile, secretFields) =>
        prepareConnection(profile, secretFields, (url) => session.defaultSession.resolveProxy(url)),
    },
    servers: { bind: (profile) => ServerListener.bind(profile, certificate) },
    resolve: (profile) => workspace.variables.profile(profile),
    startResponders: (responders) => new SessionResponders(responders, { ...systemHost, variable, knows }),
    startRepeat: (repeat, plan, send, changed) =>
      new RepeatedSend(repeat, plan, { send, changed, now: () => performance.now() }),
    clocks,
    version: app.getVersion(),
    onChange(id) {
      feed.changed(id)
      views.grown(id)
    },
  })
  const views = new Views({
    reader: (id) => captures.reader(id),
    startSearch: (listener) => new SearchThread(searchWorker, listener),
    onChange: (view) => feed.viewChanged(view),
    wallMicros,
  })
  const replays = new ReplayService({
    store: new ReplayStore(places.replays),
    source: async (id) => {
      const { reader, release } = await captures.hold(id)
      return { messages: new RecordedMessages(reader, (view) => views.find(id, view)), release }
    },
    sessions: createReplayTargets(sessions),
    clocks,
    resolve: (text, as) => workspace.variables[as](text).value,
    digest: (bytes) => createHash('sha256').update(bytes).digest('base64'),
    onChange: (replay) => feed.replayChanged(replay),
  })
  const exports = new ExportService({
    source: async (id) => {
      const { reader, release } = await captures.hold(id)
      const recording = sessions.read(id)?.recording ?? { state: 'on' }
      return { source: new ExportedCapture(reader, recording, (view) => views.findComplete(id, view)), release }
    },
    secrets: () => workspace.knownSecrets(),
    version: app.getVersion(),
    newId: randomUUID,
    onChange: (id) => feed.exportChanged(id),
  })
  const feed = new LiveFeed({
    send: (tick) => tell(channelName('session', 'tick'), tick),
    read: (id) => sessions.read(id),
    takeConnections: (id, count) => sessions.takeChangedConnections(id, count),
    readView: (view) => views.progress(view),
    readReplay: (replay) => replays.status(replay),
    readExport: (id) => exports.status(id),
  })
  const imports = new ImportService({
    captures: store,
    version: app.getVersion(),
    newId: randomUUID,
    now: () => performance.now(),
    onProgress: (progress) => tell(channelName('import', 'progress'), progress),
  })
  const updates = new Updates({
    url: () => settings.value.updateUrl,
    loadEngine: async () => await loadUpdateEngine(app.isPackaged),
    confirm: (question) => confirmUpdate(window, words(), question),
    onChange(status) {
      // How far it is would push all else out of the log.
      if (status.state !== 'downloading' || status.percent === 0)
        log.info('update', { state: status.state, code: status.state === 'failed' ? status.error.code : null })
      tell(channelName('update', 'changed'), status)
    },
  })
  settings.onChange(() => updates.follow())
  window.webContents.on('will-prevent-unload', ({ defaultPrevented }) => {
    if (!defaultPrevented) updates.stay()
  })
  const demo = demoServer()

  const handlers = createHandlers({
    sessions,
    deleteSession: async (id) => {
      await sessions.delete(id)
      await replays.deleteOf(id)
    },
    checkResponders: (responders) => checkResponders(responders, knows),
    feed,
    reader: (id) => captures.reader(id),
    views,
    importFile: async (file) => sessions.imported(await imports.start(file)),
    cancelImport: () => imports.cancel(),
    chooseImport: () => files.choosePath(window),
    openedFiles,
    files: {
      choose: () => files.choose(window),
      read: (token, limit) => files.read(token, limit),
      chooseFolder: () => files.chooseFolder(window),
      chooseTarget: async (name) => (await dialog.showSaveDialog(window, { defaultPath: name })).filePath || null,
    },
    workspace,
    library,
    history,
    resolve: (text, as) => workspace.variables[as](text).value,
    replays,
    annotate: (id, annotation) => captures.annotate(id, annotation),
    exports,
    exportFile,
    forgetCertificate: () => certificate.forget(),
    demoUrl: async () => (await demo()).visit(),
    copy: (text) => clipboard.writeText(text),
    enableCommands: (enabled) => menu.enable(enabled),
    updates,
    async installUpdate() {
      if (await updates.mayInstall()) app.quit()
    },
    places: () => ({ ...places, workspace: workspace.folder }),
    showPlace: (place) => showPlace(place === 'workspace' ? workspace.folder : places[place]),
    openGuide: () => guide.open(),
    diagnostics: async () =>
      diagnosticsText({
        versions,
        system: { ...systemFacts(), locale: app.getLocale() },
        counts: { sessions: (await sessions.list()).sessions.length },
        settings: settings.value,
        log: await log.tail(DIAGNOSTIC_LOG_BYTES),
      }),
    reportFault: (fault) => log.fault('page fault', fault),
    quit: () => app.quit(),
    versions,
  })

  views.prepare()
  if (settings.value.checkForUpdates && settings.value.updateUrl !== null) void updates.check()
  openedFiles.onAsked(() => {
    if (window.isDestroyed()) return
    bringToFront(window)
    tell(channelName('import', 'arrived'), null)
  })
  await workspaceStarted
  return {
    handlers,
    async stop() {
      const parts: readonly { stop(): unknown }[] = [
        imports,
        views,
        replays,
        exports,
        sessions,
        workspace,
        library,
        history,
      ]
      // Also where one did not come to its end: an app that cannot be quit helps nobody.
      await Promise.allSettled(parts.map(async (part) => await part.stop()))
    },
    leave() {
      if (!updates.isInstalling) return app.quit()
      // On macOS the system takes the newer version over first, and then quits the app itself.
      const wait = process.platform === 'darwin' ? INSTALL_MS : 0
      void updates.install().finally(() => setTimeout(() => app.quit(), wait))
    },
  }
}
