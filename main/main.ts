import path from 'node:path'
import { app, dialog, Menu, session, type BrowserWindow } from 'electron'
import type { Place, Versions } from '../shared/ipc/app-channels'
import { replyWhenAnswered } from './ipc/reply-when-answered'
import type { Answers } from './main-answers'
import { APP_ORIGIN, GUIDE_ORIGIN, registerAppScheme, serveApp } from './windows/app-protocol'
import { argumentsToOpen, fileArguments } from './windows/file-arguments'
import { openMainWindow } from './windows/main-window'
import { denyPermissions, guardNavigation, loadNoDictionaries } from './windows/navigation-guard'
import { OpenedFiles, type SecondStart } from './windows/opened-files'

/** The dev server's page, with hot replacement; an installed app knows only its own. */
const devUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
const pageUrl = devUrl ?? `${APP_ORIGIN}/index.html`

// Before Electron makes one of its own, which would be seen until ours is there.
Menu.setApplicationMenu(null)
registerAppScheme()
guardNavigation(app)
const startedFrom = { folder: process.cwd(), app: app.isPackaged ? null : app.getAppPath() }
const named = fileArguments(process.argv, startedFrom)
const openedFiles = new OpenedFiles(app, named)
// Two apps would both record into the same folder: the second one shows the window of the first, with the files it was given.
if (!app.requestSingleInstanceLock({ files: named } satisfies SecondStart)) app.quit()
// Never `await` at the top level: Electron holds `ready` back until this module has been loaded.
else void app.whenReady().then(open)

const versions: Versions = {
  framescope: app.getVersion(),
  electron: process.versions.electron ?? '',
  chrome: process.versions['chrome'] ?? '',
  node: process.versions.node,
}

/**
 * With as little as it takes: what is read here holds the window up. All else is read while the page's process starts, or
 * once the page has drawn.
 */
function open(): void {
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
  const icon = path.join(import.meta.dirname, 'icon.png')
  const opened = openMainWindow({ preload: path.join(import.meta.dirname, '../preload/preload.cjs'), icon })
  const { window } = opened
  app.on('window-all-closed', () => app.quit())

  let starting: Promise<Answers> | undefined
  const answers = (): Promise<Answers> =>
    (starting ??= import('./main-answers')
      .then(({ startAnswers }) =>
        startAnswers({
          userData,
          places,
          versions,
          openedFiles,
          opened,
          icon,
          searchWorker: path.join(import.meta.dirname, 'search-worker.js'),
          page: pageUrl,
        }),
      )
      .catch((error: unknown) => giveUp(error, window)))
  app.on('before-quit', (event) => {
    if (window.isDestroyed()) return quitInOrder(event, answers())
    // It may stay, for what is not saved in it; else the app goes after it.
    event.preventDefault()
    window.close()
  })
  const origins = new Map([
    [APP_ORIGIN, path.join(import.meta.dirname, '../renderer')],
    [GUIDE_ORIGIN, path.join(import.meta.dirname, 'guide')],
  ])
  replyWhenAnswered(answers)
  serveApp(origins, () => void answers())
  // Also where the page is served by others, or asks for nothing: the window is shown by then.
  window.webContents.once('did-stop-loading', () => void answers())
  void window.loadURL(pageUrl)
}

/**
 * Without answers the window is never shown, and every later start would find this one and end. Who has closed it meanwhile
 * is told nothing: what starts may fail because it is gone.
 */
async function giveUp(error: unknown, window: BrowserWindow): Promise<never> {
  const isWanted = !window.isDestroyed()
  if (isWanted) await tell(error)
  app.exit(isWanted ? 1 : 0)
  throw error
}

async function tell(error: unknown): Promise<void> {
  await import('./main-failed')
    .then(({ tellNotStarted }) => tellNotStarted(error))
    // Its words are not there either.
    .catch(() => dialog.showErrorBox(app.name, String(error)))
}

let stopping: Promise<void> | undefined
let stopped = false

/** Recordings are brought to their end before the app goes, once however often it is told to. */
function quitInOrder(event: Electron.Event, starting: Promise<Answers>): void {
  if (stopped) return
  event.preventDefault()
  stopping ??= stopAndLeave(starting)
}

async function stopAndLeave(starting: Promise<Answers>): Promise<void> {
  openedFiles.leaveToNextStart()
  app.once('quit', startAgainIfAsked)
  const answers = await starting
  await answers.stop()
  stopped = true
  answers.leave()
}

/** A start that comes while the app is being brought to its end has found it still there, and has ended itself. */
function startAgainIfAsked(): void {
  const files = openedFiles.forNextStart
  if (files === null) return
  // An AppImage runs from a mount that goes with it.
  const appImage = process.env['APPIMAGE']
  app.relaunch({
    args: argumentsToOpen(files, process.argv, startedFrom),
    ...(appImage !== undefined && { execPath: appImage }),
  })
}
