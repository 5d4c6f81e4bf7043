import type { CommandId } from '../../shared/commands/commands'
import { commandIds } from '../../shared/commands/commands'
import type { Steering } from '../../shared/ipc/replay-channels'
import { nextZoom } from '../../shared/settings/settings'
import type { Bridge } from '../bridge/bridge'
import type { AppState } from '../store/app-state'
import type { AppStore } from '../store/app-store'
import { mayStart } from '../store/draft-slice'
import { noConnections } from '../store/connection-selection'
import { composerRole } from '../store/composer-slice'
import { hasConnections, hasStandingSelection } from '../store/connections-slice'
import { composedDraft, readDraft } from '../store/outgoing-draft'
import { changedOutside, isUnsaved } from '../store/open-profile'
import { entryAt } from '../store/profile-rows'
import { activeFolder } from '../store/profile-tree-slice'
import { canResumeRecording } from '../store/recording-slice'
import type { ExportScope } from '../store/export-draft'
import { isExporting } from '../store/export-slice'
import { isRepeatable, repeatsOf } from '../store/repeat-slice'
import { hasPayload } from '../store/row-slice'
import type { ReplayScope } from '../store/replay-draft'
import { runningReplay } from '../store/replay-slice'
import { selectedIsLive, selectedSession } from '../store/sessions-slice'
import { viewOf } from '../store/timeline-view'
import type { CommandAction } from './command-action'
import type { FocusTargets } from './focus-targets'
import { tabCommands } from './tab-commands'

/** Runs every command of the app, whoever asks: the menu, a shortcut, a button. */
export interface CommandRegistry {
  readonly run: (command: CommandId) => void
  readonly isEnabled: (command: CommandId, state: AppState) => boolean
}

const activeEntry = (state: AppState) => entryAt(state.profileTree.entries, state.activeEntry)
const isAtEntry = (state: AppState): boolean => activeEntry(state) !== undefined
const isAtProfile = (state: AppState): boolean => activeEntry(state)?.kind === 'profile'
const hasSelection = (state: AppState): boolean => viewOf(state.views, state.selectedSession).selected !== null
const hasMarks = (state: AppState): boolean => state.annotations.size > 0
const canSend = (state: AppState): boolean =>
  selectedSession(state)?.state === 'open' && readDraft(state.composer, composerRole(state))?.ok === true
const runningRepeats = (state: AppState) => repeatsOf(state).filter(({ state: each }) => each === 'running')
/** The message that stands at this place of the library, from 1. */
const sendFromLibrary = (place: number): CommandAction => ({
  enabled: (state) => selectedSession(state)?.state === 'open' && state.libraryMessages[place - 1] !== undefined,
  run(state) {
    const message = state.libraryMessages[place - 1]
    return message && state.sendMessage(message.path)
  },
})
const zoomTo = (next: (zoom: number) => number): CommandAction => ({
  enabled: ({ settings }) => next(settings.zoom) !== settings.zoom,
  run: ({ settings, changeSettings }) => changeSettings({ zoom: next(settings.zoom) }),
})
const hasSession = (state: AppState): boolean => selectedSession(state) !== undefined

const mayExport = (state: AppState): boolean => hasSession(state) && !isExporting(state)
const prepareExport = (state: AppState, scope: ExportScope): unknown =>
  state.selectedSession !== null && state.prepareExport(state.selectedSession, scope)

const prepareReplay = (state: AppState, scope: ReplayScope): unknown =>
  state.selectedSession !== null && state.prepareReplay(state.selectedSession, scope)

function steerReplay(state: AppState, steering: Steering): unknown {
  const running = runningReplay(state)
  return running && state.steerReplay(running.replay, steering)
}

export function createCommandRegistry(store: AppStore, bridge: Bridge, focus: FocusTargets): CommandRegistry {
  const actions: Readonly<Record<CommandId, CommandAction>> = {
    ...tabCommands(focus),
    'session.new': {
      run: (state) => {
        state.newSession()
        focus.focus('url')
      },
    },
    'session.start-server': { enabled: (state) => state.pendingStart === null, run: (state) => state.startServer() },
    'session.import': {
      enabled: (state) => state.importNotice?.state !== 'running',
      run: (state) => state.importFile(null),
    },
    'session.export': { enabled: mayExport, run: (state) => prepareExport(state, 'all') },
    'view.export': { enabled: mayExport, run: (state) => prepareExport(state, 'view') },
    'row.export': {
      enabled: (state) => mayExport(state) && hasSelection(state),
      run: (state) => prepareExport(state, 'event'),
    },
    'connection.export': {
      enabled: (state) => mayExport(state) && state.connectionSelection.numbers.size > 0,
      run: (state) => prepareExport(state, 'connection'),
    },
    'session.delete': {
      enabled: (state) => hasSession(state) && !selectedIsLive(state),
      run: (state) => state.askToDelete(state.selectedSession),
    },
    'session.connect': {
      enabled: (state) => !selectedIsLive(state) && state.pendingStart === null && mayStart(state),
      run: (state) => state.connect(),
    },
    'session.disconnect': { enabled: selectedIsLive, run: (state) => state.disconnect() },
    'session.resume-recording': { enabled: canResumeRecording, run: (state) => state.resumeRecording() },
    'profile.save': {
      enabled: (state) => state.profile === null || isUnsaved(state) || changedOutside(state) !== null,
      run: (state) => state.saveProfile(),
    },
    'profile.reload': { enabled: isUnsaved, run: (state) => state.reloadProfile() },
    'profiles.focus': { run: () => focus.focus('profiles') },
    'profile.new-client': { run: (state) => state.createProfile(activeFolder(state), 'client') },
    'profile.new-server': { run: (state) => state.createProfile(activeFolder(state), 'server') },
    'profile.new-folder': { run: (state) => state.createFolder(activeFolder(state)) },
    'profile.open': { enabled: isAtProfile, run: (state) => state.openProfile(state.activeEntry ?? '') },
    'profile.rename': { enabled: isAtEntry, run: (state) => state.askForName(state.activeEntry) },
    'profile.duplicate': { enabled: isAtEntry, run: (state) => state.duplicateEntry(state.activeEntry ?? '') },
    'profile.cut': { enabled: isAtEntry, run: (state) => state.cut(state.activeEntry) },
    'profile.paste': { enabled: (state) => state.cutEntry !== null, run: (state) => state.paste() },
    'profile.delete': {
      enabled: isAtEntry,
      run(state) {
        const entry = activeEntry(state)
        if (entry) void state.deleteEntry(entry.path, entry.name)
      },
    },
    'profile.restore': { enabled: (state) => state.deletedProfile !== null, run: (state) => state.restoreDeleted() },
    'profile.export': { enabled: isAtEntry, run: (state) => state.exportProfiles(state.activeEntry ?? '') },
    'workspace.open': { run: (state) => state.chooseWorkspace() },
    'profile.export-all': { run: (state) => state.exportProfiles('') },
    'profile.import': { run: (state) => state.importProfiles(activeFolder(state)) },
    'environments.restore': {
      enabled: (state) => state.deletedEnvironment !== null,
      run: (state) => state.restoreEnvironment(),
    },
    'environments.edit': { run: (state) => state.showEnvironments(true) },
    'replay.session': { enabled: hasSession, run: (state) => prepareReplay(state, 'all') },
    'replay.selected': { enabled: hasSelection, run: (state) => prepareReplay(state, 'event') },
    'replay.list': { enabled: hasSession, run: (state) => state.listReplays(state.selectedSession) },
    'replay.pause': {
      enabled: (state) => runningReplay(state) !== null,
      run: (state) => steerReplay(state, runningReplay(state)?.state === 'paused' ? 'resume' : 'pause'),
    },
    'replay.step': { enabled: (state) => runningReplay(state) !== null, run: (state) => steerReplay(state, 'step') },
    'replay.stop': { enabled: (state) => runningReplay(state) !== null, run: (state) => steerReplay(state, 'stop') },
    'connection.ping': { enabled: hasStandingSelection, run: (state) => state.pingConnections() },
    'connection.close': { enabled: hasStandingSelection, run: (state) => state.askToClose(true) },
    'connection.drop': { enabled: hasStandingSelection, run: (state) => state.dropConnections() },
    'connection.reading': { enabled: hasStandingSelection, run: (state) => state.toggleReading() },
    'connection.pongs': { enabled: hasStandingSelection, run: (state) => state.togglePongs() },
    'connections.focus': {
      enabled: hasConnections,
      run(state) {
        state.showConnections(true)
        focus.focus('connections')
      },
    },
    'connections.toggle': { enabled: hasConnections, run: (state) => state.showConnections(!state.connectionsShown) },
    'connections.show-all': {
      enabled: (state) => state.connectionSelection.numbers.size > 0,
      run: (state) => state.selectConnections(noConnections),
    },
    'url.focus': { run: () => focus.focus('url') },
    'composer.focus': { enabled: hasSession, run: () => focus.focus('composer') },
    'composer.send': {
      enabled: canSend,
      run: (state) => state.send(),
    },
    'composer.repeat': {
      enabled: (state) => canSend(state) && isRepeatable(state.repeatDraft),
      run: (state) => state.startRepeat(),
    },
    'composer.stop-repeats': {
      enabled: (state) => runningRepeats(state).length > 0,
      run: (state) => runningRepeats(state).forEach(({ repeat }) => void state.stopRepeat(repeat)),
    },
    'library.keep': {
      enabled: (state) => composedDraft(state.composer) !== null,
      run: (state) => state.keepComposed(),
    },
    'library.import': { run: (state) => state.importMessages() },
    'library.export': {
      enabled: (state) => state.library.messages.length > 0,
      run: (state) => state.exportLibrary(),
    },
    'library.send-1': sendFromLibrary(1),
    'library.send-2': sendFromLibrary(2),
    'library.send-3': sendFromLibrary(3),
    'library.send-4': sendFromLibrary(4),
    'library.send-5': sendFromLibrary(5),
    'library.send-6': sendFromLibrary(6),
    'library.send-7': sendFromLibrary(7),
    'library.send-8': sendFromLibrary(8),
    'library.send-9': sendFromLibrary(9),
    'row.copy': { enabled: hasPayload, run: (state) => state.copyRow() },
    'row.copy-as-wscat': { enabled: hasPayload, run: (state) => state.copyRowAs('wscat') },
    'row.copy-as-websocat': { enabled: hasPayload, run: (state) => state.copyRowAs('websocat') },
    'row.copy-as-curl': { enabled: hasPayload, run: (state) => state.copyRowAs('curl') },
    'row.copy-as-javascript': { enabled: hasPayload, run: (state) => state.copyRowAs('javascript') },
    'row.copy-as-python': { enabled: hasPayload, run: (state) => state.copyRowAs('python') },
    'row.edit': {
      enabled: hasPayload,
      async run(state) {
        if (await state.editRow()) focus.focus('composer')
      },
    },
    'row.keep': { enabled: hasPayload, run: (state) => state.keepRow() },
    'timeline.focus': { enabled: hasSession, run: () => focus.focus('timeline') },
    'timeline.follow': {
      enabled: hasSession,
      run: (state) => state.selectedSession !== null && state.changeView(state.selectedSession, { following: true }),
    },
    'timeline.first': { enabled: hasSession, run: (state) => state.goTo({ type: 'event', event: 0 }) },
    'timeline.go-to': { enabled: hasSession, run: (state) => state.askWhereToGo(true) },
    'timeline.pause': { enabled: hasSession, run: (state) => state.togglePause() },
    'timeline.fold-heartbeats': { run: (state) => state.toggleFolding() },
    'timeline.reference': {
      enabled: (state) => hasSession(state) && (state.selecting !== null || state.reading?.answer?.ok === true),
      run: (state) => state.toggleReference(),
    },
    'mark.toggle': { enabled: hasSelection, run: (state) => state.toggleMark() },
    'mark.note': { enabled: hasSelection, run: (state) => state.askForNote(true) },
    'mark.next': { enabled: hasMarks, run: (state) => state.goToMark('next') },
    'mark.previous': { enabled: hasMarks, run: (state) => state.goToMark('previous') },
    'filter.focus': { enabled: hasSession, run: () => focus.focus('filter') },
    'filter.clear': { enabled: (state) => state.filterText !== '', run: (state) => state.clearFilter() },
    'find.open': {
      enabled: hasSession,
      run(state) {
        state.openFind()
        focus.focus('find')
      },
    },
    'find.next': { enabled: hasSession, run: (state) => findOrAsk(state, 'next') },
    'find.previous': { enabled: hasSession, run: (state) => findOrAsk(state, 'previous') },
    'timeline.frames': { run: (state) => state.changeFilter({ unit: 'frames' }) },
    'timeline.messages': { run: (state) => state.changeFilter({ unit: 'messages' }) },
    'chart.toggle': { enabled: hasSession, run: (state) => state.showChart(!state.chartShown) },
    'statistics.show': { enabled: hasSession, run: (state) => state.showStatistics(true) },
    'handshake.show': { enabled: hasSession, run: (state) => state.showHandshake() },
    'palette.open': { run: (state) => state.showPalette(true) },
    'settings.open': { run: (state) => state.showSettings('appearance') },
    'shortcuts.show': { run: (state) => state.showSettings('shortcuts') },
    'app.quit': { run: () => bridge.app.quit() },
    'app.about': { run: (state) => state.showSettings('about') },
    'update.check': {
      run(state) {
        state.showSettings('updates')
        if (state.settings.updateUrl !== null) void state.checkForUpdate()
      },
    },
    'theme.system': { run: (state) => state.changeSettings({ theme: 'system' }) },
    'theme.light': { run: (state) => state.changeSettings({ theme: 'light' }) },
    'theme.dark': { run: (state) => state.changeSettings({ theme: 'dark' }) },
    'language.system': { run: (state) => state.changeSettings({ language: 'system' }) },
    'language.en': { run: (state) => state.changeSettings({ language: 'en' }) },
    'language.zh-cn': { run: (state) => state.changeSettings({ language: 'zh-CN' }) },
    'contrast.toggle': {
      run: ({ settings, changeSettings }) =>
        changeSettings({ contrast: settings.contrast === 'more' ? 'system' : 'more' }),
    },
    'zoom.in': zoomTo((zoom) => nextZoom(zoom, 1)),
    'zoom.out': zoomTo((zoom) => nextZoom(zoom, -1)),
    'zoom.reset': zoomTo(() => 100),
    'guide.open': { run: () => bridge.app.openGuide() },
    'tour.start': { enabled: (state) => state.pendingStart === null, run: (state) => state.startTour() },
    'demo.start': { enabled: (state) => state.pendingStart === null, run: (state) => state.startDemo() },
  }

  /** F3 without anything to find asks for it first. */
  function findOrAsk(state: AppState, direction: 'next' | 'previous'): unknown {
    if (state.findOpen && state.needle !== '') return state.find(direction)
    state.openFind()
    return focus.focus('find')
  }

  const isEnabled = (command: CommandId, state: AppState): boolean => actions[command].enabled?.(state) ?? true

  return {
    isEnabled,
    run(command) {
      const state = store.getState()
      if (isEnabled(command, state)) actions[command].run(state)
    },
  }
}

export const enabledCommands = (registry: CommandRegistry, state: AppState): readonly CommandId[] =>
  commandIds.filter((command) => registry.isEnabled(command, state))
