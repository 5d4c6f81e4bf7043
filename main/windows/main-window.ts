import path from 'node:path'
import { BrowserWindow, nativeTheme } from 'electron'

const MIN_WIDTH = 900
const MIN_HEIGHT = 600

/** The window's ground before the page has drawn; the page's tokens take over from there. */
const ground = () => (nativeTheme.shouldUseDarkColors ? '#0f1216' : '#f6f7f9')

export interface MainWindowOptions {
  readonly preload: string
  readonly url: string
}

export function openMainWindow({ preload, url }: MainWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    title: 'Framescope',
    backgroundColor: ground(),
    show: false,
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
  window.once('ready-to-show', () => window.show())
  void window.loadURL(url)
  return window
}
