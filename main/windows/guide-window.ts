import { BrowserWindow, nativeTheme } from 'electron'
import { nextZoom, type Settings } from '../../shared/settings/settings'
import { GUIDE_ORIGIN } from './app-protocol'
import { guideKey, type GuideKey } from './guide-keys'
import { bringToFront, windowGround } from './main-window'

const FIRST_PAGE = `${GUIDE_ORIGIN}/guide/index.html`

/**
 * The user guide, in a window that has no way to main: neither preload nor script of its own. It is opened once, and found
 * again where it was left as long as it is open.
 */
export class GuideWindow {
  #window: BrowserWindow | null = null
  /** In percent. */
  #zoom = 100

  constructor(
    private readonly icon: string,
    private readonly settings: () => Pick<Settings, 'zoom' | 'contrast'>,
  ) {}

  open(): void {
    if (this.#window === null) this.#window = this.#create()
    else bringToFront(this.#window)
  }

  close(): void {
    this.#window?.close()
  }

  /** Themes come by themselves; the rest of how the app looks does not. */
  applySettings(): void {
    // On Linux and Windows a new menu of the app has just been given to every window.
    this.#window?.removeMenu()
    this.#zoom = this.settings().zoom
    this.#applyLook()
  }

  #create(): BrowserWindow {
    const window = new BrowserWindow({
      width: 1000,
      height: 760,
      minWidth: 420,
      minHeight: 320,
      title: 'Framescope',
      backgroundColor: windowGround(nativeTheme.shouldUseDarkColors),
      ...(process.platform === 'linux' ? { icon: this.icon } : {}),
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        webSecurity: true,
        spellcheck: false,
      },
    })
    window.removeMenu()
    this.#zoom = this.settings().zoom
    window.webContents.on('dom-ready', () => this.#applyLook())
    window.webContents.on('before-input-event', (event, press) => {
      const key = guideKey(press, process.platform === 'darwin')
      if (key === null) return
      event.preventDefault()
      this.#do(key, window)
    })
    window.once('closed', () => (this.#window = null))
    void window.loadURL(FIRST_PAGE)
    return window
  }

  #applyLook(): void {
    const contents = this.#window?.webContents
    if (contents === undefined) return
    contents.setZoomFactor(this.#zoom / 100)
    const isHigh = this.settings().contrast === 'more'
    void contents.executeJavaScript(`document.documentElement.toggleAttribute('data-more-contrast', ${isHigh})`)
  }

  #do(key: GuideKey, window: BrowserWindow): void {
    const { navigationHistory } = window.webContents
    switch (key) {
      case 'close':
        return window.close()
      case 'back':
        return navigationHistory.goBack()
      case 'forward':
        return navigationHistory.goForward()
      case 'zoom-in':
        return this.#zoomTo(nextZoom(this.#zoom, 1))
      case 'zoom-out':
        return this.#zoomTo(nextZoom(this.#zoom, -1))
      case 'zoom-reset':
        return this.#zoomTo(100)
    }
  }

  #zoomTo(zoom: number): void {
    this.#zoom = zoom
    this.#applyLook()
  }
}
