import path from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { AppTranslator } from '../../shared/messages/en'
import { askAtOnce, type Question } from './question'
import { MIN_HEIGHT, MIN_WIDTH, placeWindow, untouchedWindow, type WindowState } from './window-state'

/** The window's ground before the page has drawn; the page's tokens take over from there. */
export const windowGround = (isDark: boolean): string => (isDark ? '#0f1216' : '#f6f7f9')

export interface MainWindowOptions {
  readonly preload: string
  /** A PNG, for where the system does not take the icon out of the executable. */
  readonly icon: string
}

export interface OpenedWindow {
  /** Not in sight yet, and where one is that nobody has moved: `showMainWindow` knows how it was left. */
  readonly window: BrowserWindow
  /** Resolves when there is something to see in it. */
  readonly drawn: Promise<void>
}

export function openMainWindow({ preload, icon }: MainWindowOptions): OpenedWindow {
  const window = new BrowserWindow({
    ...placeWindow(untouchedWindow, []),
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
  return { window, drawn: new Promise((resolve) => window.once('ready-to-show', () => resolve())) }
}

/**
 * Puts it where it was, and shows it there once it is drawn.
 *
 * @param state how it was left
 */
export function showMainWindow({ window, drawn }: OpenedWindow, state: WindowState): void {
  const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea)
  const place = placeWindow(state, workAreas)
  window.setBounds(place)
  if (place.x === undefined) window.center()
  window.setBackgroundColor(windowGround(nativeTheme.shouldUseDarkColors))
  void drawn.then(() => {
    if (window.isDestroyed()) return
    if (state.maximized) window.maximize()
    if (state.fullScreen) window.setFullScreen(true)
    window.show()
  })
}

/**
 * The page holds on to what is not saved: whether that goes, is asked before the window does.
 *
 * @param words in the language that it speaks when it asks
 */
export function askBeforeDiscarding(window: BrowserWindow, words: () => AppTranslator): void {
  window.webContents.on('will-prevent-unload', (event) => {
    if (askAtOnce(window, discard(words()))) event.preventDefault()
  })
}

/** Wherever it is: other windows may hide it, or the user has put it away. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

const discard = ({ t }: AppTranslator): Question => ({
  type: 'question',
  message: t('unsaved.title'),
  detail: t('unsaved.text'),
  yes: t('unsaved.discard'),
  no: t('cancel'),
  usual: 'no',
})
