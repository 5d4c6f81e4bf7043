import path from 'node:path'
import { app, nativeTheme, session } from 'electron'
import type { Place, Versions } from '../shared/ipc/app-channels'
import { AppLog } from './log/app-log'
import type { Services } from './main-services'
import { AppSettings } from './settings/app-settings'
import { APP_ORIGIN, GUIDE_ORIGIN, registerAppScheme, serveApp } from './windows/app-protocol'
import { fileArguments } from './windows/file-arguments'
import { GuideWindow } from './windows/guide-window'
import { KeptWindowState } from './windows/kept-window-state'
import { logCrashes } from './windows/log-crashes'
import { openMainWindow } from './windows/main-window'
import { denyPermissions, guardNavigation, loadNoDictionaries } from './windows/navigation-guard'
import { OpenedFiles, type SecondStart } from './windows/opened-files'

/** The dev server's page, with hot replacement; an installed app knows only its own. */
const devUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
const pageUrl = devUrl ?? `${APP_ORIGIN}/index.html`
const pageOrigin = devUrl === undefined ? APP_ORIGIN : new URL(devUrl).origin

registerAppScheme()
guardNavigation(app)
const named = fileArguments(process.argv, {
  folder: process.cwd(),
  app: app.isPackaged ? null : app.getAppPath(),
})
const openedFiles = new OpenedFiles(app, named)
// Two apps would both record into the same folder: the second one shows the window of the first, with the files it was given.
if (!app.requestSingleInstanceLock({ files: named } satisfies SecondStart)) app.quit()
// Never `await` at the top level: Electron holds `ready` back until this module has been loaded.
else void app.whenReady().then(start)

const versions: Versions = {
  framescope: app.getVersion(),
  electron: process.versions.electron ?? '',
  chrome: process.versions['chrome'] ?? '',
  node: process.versions.node,
}

async function start(): Promise<void> {
  const userData = app.getPath('userData')
  const places: Readonly<Record<Place, string>> = {
    recordings: path.join(userData, 'captures'),
    workspace: path.join(userData, 'workspace'),
    replays: path.join(userData, 'replays'),
    settings: path.join(userData, 'settings.json'),
    log: path.join(app.getPath('logs'), 'framescope.log'),
  }
  denyPermissions(session.defaultSession)
  loadNoDictionaries(session.defaultSession)
  const log = new AppLog(places.log, app.isPackaged ? false : 'error')
  logCrashes(app, log)
  const settings = new AppSettings(places.settings)
  const windowState = new KeptWindowState(path.join(userData, 'window.json'))
  const [lastWindow] = await Promise.all([
    windowState.read(),
    // The page says why they could not be read; until then all is as it was made.
    settings.read().catch((error: unknown) => log.error('settings not read', error)),
  ])

  nativeTheme.themeSource = settings.value.theme
  const icon = path.join(import.meta.dirname, 'icon.png')
  const window = openMainWindow({
    preload: path.join(import.meta.dirname, '../preload/preload.cjs'),
    icon,
    state: lastWindow,
  })
  windowState.follow(window)
  const guide = new GuideWindow(icon, () => settings.value)
  window.once('closed', () => guide.close())
  app.on('window-all-closed', () => app.quit())

  let starting: Promise<Services> | undefined
  const services = (): Promise<Services> =>
    (starting ??= import('./main-services').then(({ startServices }) =>
      startServices({
        userData,
        places,
        versions,
        log,
        settings,
        openedFiles,
        window,
        guide,
        searchWorker: path.join(import.meta.dirname, 'search-worker.js'),
        origin: pageOrigin,
      }),
    ))
  app.on('before-quit', (event) => {
    if (window.isDestroyed()) return quitInOrder(event, services(), windowState)
    // It may stay, for what is not saved in it; else the app goes after it.
    event.preventDefault()
    window.close()
  })
  // The page's process starts while this one reads all that the page can ask for.
  const origins = new Map([
    [APP_ORIGIN, path.join(import.meta.dirname, '../renderer')],
    [GUIDE_ORIGIN, path.join(import.meta.dirname, 'guide')],
  ])
  serveApp(origins, services)
  if (devUrl !== undefined) await services()
  void window.loadURL(pageUrl)
  log.info('started', { ...versions, platform: process.platform, arch: process.arch, packaged: app.isPackaged })
}

let stopped = false

/** Recordings are brought to their end before the app goes. */
function quitInOrder(event: Electron.Event, starting: Promise<Services>, windowState: KeptWindowState): void {
  if (stopped) return
  event.preventDefault()
  void starting
    .then(async (services) => {
      app.once('will-quit', () => services.gone())
      await Promise.allSettled([services.stop(), windowState.stop()])
    })
    // An app whose services could not even be read can be quit all the same.
    .finally(() => {
      stopped = true
      app.quit()
    })
}
