import path from 'node:path'
import { BrowserWindow, dialog, nativeTheme, screen } from 'electron'
import type { AppTranslator } from '../../shared/messages/en'
import { MIN_HEIGHT, MIN_WIDTH, placeWindow, type WindowState } from './window-state'

/** The window's ground before the page has drawn; the page's tokens take over from there. */
export const windowGround = (isDark: boolean): string => (isDark ? '#0f1216' : '#f6f7f9')

export interface MainWindowOptions {
  readonly preload: string
  /** A PNG, for where the system does not take the icon out of the executable. */
  readonly icon: string
  /** How it was left. */
  readonly state: WindowState
}

export function openMainWindow({ preload, icon, state }: MainWindowOptions): BrowserWindow {
  const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea)
  const window = new BrowserWindow({
    ...placeWindow(state, workAreas),
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    title: 'Framescope',
    backgroundColor: windowGround(nativeTheme.shouldUseDarkColors),
    show: false,
    ...(process.platform === 'linux' ? { icon } : {}),
    webPreferences: {
      preload: path.resolve(preload),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => {
    if (state.maximized) window.maximize()
    if (state.fullScreen) window.setFullScreen(true)
    window.show()
  })
  return window
}

/**
 * The page holds on to what is not saved: whether that goes, is asked before the window does.
 *
 * @param words in the language that it speaks when it asks
 */
export function askBeforeDiscarding(window: BrowserWindow, words: () => AppTranslator): void {
  window.webContents.on('will-prevent-unload', (event) => {
    if (isToBeDiscarded(window, words())) event.preventDefault()
  })
}

/** Wherever it is: other windows may hide it, or the user has put it away. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** Asks, and waits for the answer: the window closes or stays by it. */
function isToBeDiscarded(window: BrowserWindow, { t }: AppTranslator): boolean {
  const [discard, stay] = [t('unsaved.discard'), t('cancel')]
  const chosen = dialog.showMessageBoxSync(window, {
    type: 'question',
    message: t('unsaved.title'),
    detail: t('unsaved.text'),
    buttons: [discard, stay],
    defaultId: 1,
    cancelId: 1,
  })
  return chosen === 0
}
