import type { BrowserWindow } from 'electron'
import type { AppTranslator } from '../../shared/messages/en'
import { ask } from './question'

interface Update {
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
  { step, version, host }: Update,
): Promise<boolean> {
  if (window.isDestroyed()) return false
  return await ask(window, {
    type: 'question',
    message: t(`updates.confirm.${step}.title`, { version }),
    detail: t('updates.confirm.text', { host }),
    yes: t(step === 'download' ? 'updates.download' : 'updates.install'),
    no: t('cancel'),
    usual: 'no',
    noLink: true,
  })
}
