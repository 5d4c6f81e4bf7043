import type { BrowserWindow } from 'electron'
import { RECOVERED } from '../../shared/ipc/recovered'
import type { AppTranslator } from '../../shared/messages/en'
import { askAtOnce, type Question } from './question'

/** A page that crashes twice within so many milliseconds is not mended by loading it a third time. */
const AGAIN_MS = 10_000

/**
 * Loads a page again that has crashed: sessions and recordings are not in it, and go on.
 *
 * @param words in the language that it speaks when it asks
 */
export function recoverPage(window: BrowserWindow, page: string, words: () => AppTranslator): void {
  let crashedAt = -Infinity
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const isAgain = performance.now() - crashedAt < AGAIN_MS
    if (isAgain && !askAtOnce(window, loadAgain(words()))) return window.close()
    crashedAt = performance.now()
    void window.loadURL(page + RECOVERED)
  })
}

const loadAgain = ({ t }: AppTranslator): Question => ({
  type: 'error',
  message: t('crash.title'),
  detail: t('crash.text'),
  yes: t('fault.reload'),
  no: t('crash.quit'),
  usual: 'yes',
})
