import type { CommandId } from '../../shared/commands/commands'
import { commandIds } from '../../shared/commands/commands'
import type { Bridge } from '../bridge/bridge'
import type { AppState } from '../store/app-state'
import type { AppStore } from '../store/app-store'
import { readDraft } from '../store/outgoing-draft'
import { selectedIsLive, selectedSession } from '../store/sessions-slice'
import type { FocusTargets } from './focus-targets'

interface CommandAction {
  readonly run: (state: AppState) => unknown
  /** Left out where the command always makes sense. */
  readonly enabled?: (state: AppState) => boolean
}

/** Runs every command of the app, whoever asks: the menu, a shortcut, a button. */
export interface CommandRegistry {
  readonly run: (command: CommandId) => void
  readonly isEnabled: (command: CommandId, state: AppState) => boolean
}

const hasSession = (state: AppState): boolean => selectedSession(state) !== undefined

export function createCommandRegistry(store: AppStore, bridge: Bridge, focus: FocusTargets): CommandRegistry {
  const actions: Readonly<Record<CommandId, CommandAction>> = {
    'session.new': {
      run: (state) => {
        state.newSession()
        focus.focus('url')
      },
    },
    'session.export-ndjson': {
      enabled: hasSession,
      run: ({ selectedSession: session }) => session !== null && bridge.app.exportNdjson({ session }),
    },
    'session.delete': {
      enabled: (state) => hasSession(state) && !selectedIsLive(state),
      run: (state) => state.askToDelete(state.selectedSession),
    },
    'session.connect': {
      enabled: (state) => !selectedIsLive(state) && !state.connectPending,
      run: (state) => state.connect(),
    },
    'session.disconnect': { enabled: selectedIsLive, run: (state) => state.disconnect() },
    'url.focus': { run: () => focus.focus('url') },
    'composer.focus': { enabled: hasSession, run: () => focus.focus('composer') },
    'composer.send': {
      enabled: (state) => selectedSession(state)?.state === 'open' && readDraft(state.composer)?.ok === true,
      run: (state) => state.send(),
    },
    'timeline.focus': { enabled: hasSession, run: () => focus.focus('timeline') },
    'timeline.follow': {
      enabled: hasSession,
      run: (state) => state.selectedSession !== null && state.changeView(state.selectedSession, { following: true }),
    },
    'timeline.frames': { run: (state) => state.changeFilter({ unit: 'frames' }) },
    'timeline.messages': { run: (state) => state.changeFilter({ unit: 'messages' }) },
    'handshake.show': { enabled: hasSession, run: (state) => state.showHandshake() },
    'theme.system': { run: (state) => state.setTheme('system') },
    'theme.light': { run: (state) => state.setTheme('light') },
    'theme.dark': { run: (state) => state.setTheme('dark') },
    'demo.start': { enabled: (state) => !state.connectPending, run: (state) => state.startDemo() },
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
