import type { BrowserWindow } from 'electron'
import { z } from 'zod'
import type { FileFormat } from '../../shared/files/file-format'
import { OwnFile } from '../files/own-file'
import { untouchedWindow, type WindowState } from './window-state'

const windowStateFormat: FileFormat<WindowState> = {
  name: 'framescope-window',
  version: 1,
  schema: z.object({
    bounds: z
      .object({
        x: z.number().int(),
        y: z.number().int(),
        width: z.number().int().positive(),
        height: z.number().int().positive(),
      })
      .nullable(),
    maximized: z.boolean(),
    fullScreen: z.boolean(),
  }),
  migrations: {},
}

/** A window that is dragged moves all the time: it is written once it has come to rest for so long. */
const RESTS_MS = 400

/** Remembers over a restart how the window was left. What cannot be read or written is no reason not to open a window. */
export class KeptWindowState {
  readonly #file: OwnFile<WindowState>
  #timer: NodeJS.Timeout | undefined
  #written: Promise<void> = Promise.resolve()

  constructor(file: string) {
    this.#file = new OwnFile({ file, format: windowStateFormat, empty: untouchedWindow })
  }

  read(): Promise<WindowState> {
    return this.#file.read().catch(() => untouchedWindow)
  }

  /** From now on, until it is closed. */
  follow(window: BrowserWindow): void {
    const take = () => this.#write(stateOf(window))
    const settle = () => {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(take, RESTS_MS)
    }
    // Each by its name: the types of Electron have no union of them.
    window.on('resize', settle)
    window.on('move', settle)
    window.on('maximize', settle)
    window.on('unmaximize', settle)
    window.on('enter-full-screen', settle)
    window.on('leave-full-screen', settle)
    window.on('close', take)
    window.on('closed', () => clearTimeout(this.#timer))
  }

  /** Resolves when what was told last is written. */
  stop(): Promise<void> {
    return this.#written
  }

  #write(state: WindowState): void {
    this.#written = this.#file.change((before) => (isSame(before, state) ? before : state)).catch(() => {})
  }
}

const stateOf = (window: BrowserWindow): WindowState => ({
  bounds: window.getNormalBounds(),
  maximized: window.isMaximized(),
  fullScreen: window.isFullScreen(),
})

const isSame = (one: WindowState, other: WindowState): boolean => JSON.stringify(one) === JSON.stringify(other)
