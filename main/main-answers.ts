import path from 'node:path'
import { app, nativeTheme } from 'electron'
import type { Place, Versions } from '../shared/ipc/app-channels'
import { channelName } from '../shared/ipc/channel'
import { shortcutsWith } from '../shared/commands/shortcuts'
import { spokenLanguage } from '../shared/messages/languages'
import { translatorOf } from '../shared/messages/translator-of'
import { registerHandlers } from './ipc/register'
import { settingsHandlers } from './ipc/settings-handlers'
import { AppLog } from './log/app-log'
import type { Services } from './main-services'
import { AppSettings } from './settings/app-settings'
import { RecordingsFolder } from './settings/recordings-folder'
import { originOf } from './windows/app-protocol'
import { ApplicationMenu } from './windows/application-menu'
import { ChosenFiles } from './windows/chosen-files'
import { GuideWindow } from './windows/guide-window'
import { KeptWindowState } from './windows/kept-window-state'
import { logCrashes } from './windows/log-crashes'
import { askBeforeDiscarding, showMainWindow, type OpenedWindow } from './windows/main-window'
import type { OpenedFiles } from './windows/opened-files'
import { recoverPage } from './windows/recover-page'
import { tellWithoutSandbox } from './windows/tell-without-sandbox'
import { isWithoutSandbox } from './windows/without-sandbox'

/** What the answers find when they start. */
export interface AnswersOptions {
  readonly userData: string
  readonly places: Readonly<Record<Place, string>>
  readonly versions: Versions
  readonly openedFiles: OpenedFiles
  readonly opened: OpenedWindow
  /** A PNG. */
  readonly icon: string
  /** The script of the thread that filters. */
  readonly searchWorker: string
  /** The URL of our own page: no other is answered. */
  readonly page: string
}

export interface Answers {
  /** Everything that was begun is brought to its end, also where a part of it fails. */
  stop(): Promise<void>
  /** To be called when all is stopped: quits the app. */
  leave(): void
}

/**
 * Answers the page. What it draws itself with, the settings, is there at once. Everything else it can ask for is in
 * `main-services.ts`, which is read when the page first asks for something of it: after it has drawn.
 */
export async function startAnswers(options: AnswersOptions): Promise<Answers> {
  const { userData, places, versions, opened, icon, page } = options
  const { window } = opened
  const log = new AppLog(places.log, app.isPackaged ? false : 'error', [
    { path: app.getAppPath(), name: 'app' },
    { path: app.getPath('home'), name: '~' },
  ])
  logCrashes(app, log)
  const settings = new AppSettings(places.settings, ({ code }) => log.warn('settings put aside', { code }))
  const windowState = new KeptWindowState(path.join(userData, 'window.json'))
  const guide = new GuideWindow(icon, () => settings.value)
  window.once('closed', () => guide.close())
  // Recordings go on being completed after the window was closed.
  const tell = (channel: string, payload: unknown): void => {
    if (!window.isDestroyed()) window.webContents.send(channel, payload)
  }
  const menu = new ApplicationMenu((command) => tell(channelName('app', 'command'), { command }))
  const words = () => translatorOf(spokenLanguage(settings.value.language, app.getLocale()))
  askBeforeDiscarding(window, words)
  recoverPage(window, page, words)

  const files = new ChosenFiles()
  const recordings = new RecordingsFolder({
    settings,
    own: places.recordings,
    chooseFolder: () => files.chooseFolder(window),
  })

  let starting: Promise<Services> | undefined
  const startWith = async (): Promise<Services> => {
    const [{ startServices }, { folder, problem }] = await Promise.all([import('./main-services'), recordings.place()])
    if (problem !== null)
      log.warn('recordings elsewhere', { code: problem.code, problem: problem.params['problem'] ?? null })
    return startServices({
      ...options,
      places: { ...places, recordings: folder },
      log,
      settings,
      window,
      guide,
      menu,
      files,
      words,
      tell,
    })
  }
  const services = (): Promise<Services> => (starting ??= startWith())
  const settingsFamily = settingsHandlers({ settings, recordings })
  registerHandlers({
    origin: originOf(page),
    handlersOf: async (family) => (family === 'settings' ? settingsFamily : (await services()).handlers[family]),
    onRefused: (channel, code) => log.warn('refused', { channel, code }),
    onInternal: (channel, error) => log.error('internal', error, { channel }),
  })

  const applyZoom = (): void => {
    if (!window.isDestroyed()) window.webContents.setZoomFactor(settings.value.zoom / 100)
  }
  const applySettings = (): void => {
    const { theme, shortcuts } = settings.value
    nativeTheme.themeSource = theme
    menu.install(words(), shortcutsWith(shortcuts))
    guide.applySettings()
    applyZoom()
  }
  const [lastWindow] = await Promise.all([
    windowState.read(),
    // The page says why they could not be read; until then all is as it was made.
    settings.read().catch((error: unknown) => log.error('settings not read', error)),
  ])
  settings.onChange(applySettings)
  applySettings()
  window.webContents.on('dom-ready', applyZoom)
  showMainWindow(opened, lastWindow)
  windowState.follow(window)
  log.info('started', { ...versions, platform: process.platform, arch: process.arch, packaged: app.isPackaged })
  if (isWithoutSandbox(app, process.getuid?.())) {
    log.warn('without-sandbox')
    void tellWithoutSandbox(opened, words())
  }

  app.once('will-quit', () => log.info('quit'))
  let begun: Services | undefined
  return {
    async stop() {
      begun = await starting?.catch(() => undefined)
      await Promise.allSettled([begun?.stop(), windowState.stop(), settings.settled()])
    },
    leave() {
      if (begun === undefined) app.quit()
      else begun.leave()
    },
  }
}
