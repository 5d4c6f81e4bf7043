import { app } from 'electron'
import type { AppTranslator } from '../../shared/messages/en'
import type { OpenedWindow } from './main-window'
import { ask } from './question'

/**
 * Says in a dialog of the system that there is no sandbox: the app goes on by the user's will, or quits. To be called once
 * the window is going to be shown, as a dialog of a window that is not would be behind it.
 */
export async function tellWithoutSandbox({ window, drawn }: OpenedWindow, { t }: AppTranslator): Promise<void> {
  await drawn
  if (window.isDestroyed()) return
  const goesOn = await ask(window, {
    type: 'warning',
    message: t('sandbox.title'),
    detail: t('sandbox.text'),
    yes: t('sandbox.continue'),
    no: t('crash.quit'),
    usual: 'no',
  })
  if (!goesOn) app.quit()
}
