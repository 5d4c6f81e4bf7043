import { app, dialog } from 'electron'
import type { AppTranslator } from '../../shared/messages/en'
import type { OpenedWindow } from './main-window'

/**
 * Says in a dialog of the system that there is no sandbox: the app goes on by the user's will, or quits. To be called once
 * the window is going to be shown, as a dialog of a window that is not would be behind it.
 */
export async function tellWithoutSandbox({ window, drawn }: OpenedWindow, { t }: AppTranslator): Promise<void> {
  await drawn
  if (window.isDestroyed()) return
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: t('sandbox.title'),
    detail: t('sandbox.text'),
    buttons: [t('sandbox.continue'), t('crash.quit')],
    defaultId: 1,
    cancelId: 1,
  })
  if (response === 1) app.quit()
}
