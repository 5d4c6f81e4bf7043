import './style-sheets'
import { StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { faultOf } from '../../shared/errors/fault'
import { languageOf } from '../../shared/messages/languages'
import { defaultSettings } from '../../shared/settings/settings'
import { BridgeContext } from '../bridge/bridge-context'
import type { Bridge } from '../bridge/bridge'
import { createCommandRegistry } from '../commands/command-registry'
import { CommandsContext } from '../commands/commands-context'
import { createFocusTargets, FocusTargetsContext } from '../commands/focus-targets'
import { listenToShortcuts } from '../commands/listen-to-shortcuts'
import { linkMenu } from '../commands/menu-link'
import { GuardedWindow } from '../components/fault-note'
import { loadRest } from '../components/loaded-later'
import { CopyContext } from '../components/copy-context'
import { createAppStore, type AppStore } from '../store/app-store'
import { keepViewsOpen } from '../store/keep-views-open'
import { followTour } from '../store/follow-tour'
import { followLiveUpdates } from '../store/live-updates'
import { readKept } from '../store/read-kept'
import { rememberTabs } from '../store/remember-tabs'
import { hasUnsaved } from '../store/open-profile'
import type { SettingsStorage } from '../store/settings-slice'
import { StoreContext } from '../store/store-context'
import { App } from './app'
import { paintSettings } from './paint-settings'
import { speakLanguage } from './speak-language'
import { translatorOf } from './translator-of'
import '../styles/forced-colors.css'

/** The composition root of the page: what the parts need is made here and handed to them. */
export async function startApp(element: Element, bridge: Bridge, storage: SettingsStorage): Promise<void> {
  const [settings, problem, kept] = await Promise.all([
    bridge.settings.read(),
    bridge.settings.problem(),
    readKept(storage),
    // Most often what the settings come to; another language is read when they say so.
    translatorOf(languageOf(navigator.language)),
  ])
  const store = createAppStore(bridge, storage, settings.ok ? settings.value : defaultSettings, kept.drafts)
  if (!settings.ok) store.setState({ settingsError: settings.error })
  else if (problem.ok) store.setState({ settingsError: problem.value })
  const focusTargets = createFocusTargets()
  const commands = createCommandRegistry(store, bridge, focusTargets)

  paintSettings(store)
  await speakLanguage(store)
  listenToShortcuts(commands, () => store.getState().shortcuts)
  rememberTabs(store, storage, kept.tabs)
  keepViewsOpen(bridge, store)
  keepUnsaved(store)
  followTour(store)
  // What main has to read its services for, and what reads more of the page, holds up no picture.
  const onDrawn = () => {
    // Asked first: what is kept of the tabs depends on it.
    void store.getState().readRecordingsPlace()
    followLiveUpdates(bridge, store)
    linkMenu(bridge, store, commands)
    loadRest()
  }

  reportFaults(bridge)
  const root = createRoot(element, { onCaughtError: (thrown) => report(bridge, thrown) })
  flushSync(() =>
    root.render(
      <StrictMode>
        <BridgeContext value={bridge}>
          <StoreContext value={store}>
            <FocusTargetsContext value={focusTargets}>
              <CommandsContext value={commands}>
                <CopyContext value={(text) => bridge.app.copy({ text })}>
                  <GuardedWindow>
                    <App onDrawn={onDrawn} />
                  </GuardedWindow>
                </CopyContext>
              </CommandsContext>
            </FocusTargetsContext>
          </StoreContext>
        </BridgeContext>
      </StrictMode>,
    ),
  )
}

/** What closes the window asks first. */
function keepUnsaved(store: AppStore): void {
  window.addEventListener('beforeunload', (event) => {
    if (hasUnsaved(store.getState())) event.preventDefault()
  })
}

/** What nobody catches, in the page as while it is drawn. */
function reportFaults(bridge: Bridge): void {
  window.addEventListener('error', ({ error }) => report(bridge, error))
  window.addEventListener('unhandledrejection', ({ reason }) => report(bridge, reason))
}

function report(bridge: Bridge, thrown: unknown): void {
  void bridge.app.reportFault(faultOf(thrown))
}
