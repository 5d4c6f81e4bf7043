import { dialog, type BrowserWindow } from 'electron'
import type { AppTranslator } from '../../shared/messages/en'

interface Question {
  readonly step: 'download' | 'install'
  readonly version: string
  readonly host: string
}

/**
 * Asks whether another program may come onto this machine. In a dialog of the system's own, which a page cannot answer: one
 * that was taken over could otherwise set an address, load from it and install what it likes.
 */
export async function confirmUpdate(
  window: BrowserWindow,
  { t }: AppTranslator,
  { step, version, host }: Question,
): Promise<boolean> {
  if (window.isDestroyed()) return false
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: t(`updates.confirm.${step}.title`, { version }),
    detail: t('updates.confirm.text', { host }),
    buttons: [t(step === 'download' ? 'updates.download' : 'updates.install'), t('cancel')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  return response === 0
}
