import { app, dialog } from 'electron'
import { spokenLanguage } from '../shared/messages/languages'
import { translatorOf } from '../shared/messages/translator-of'

/**
 * Says in a dialog of the system why the app cannot start: what answers the page could not be read, so there is no window
 * to say it in. In the language of the system, as settings were not read.
 */
export function tellNotStarted(error: unknown): void {
  const { t } = translatorOf(spokenLanguage('system', app.getLocale()))
  dialog.showErrorBox(t('start-failed.title'), t('start-failed.text', { problem: String(error) }))
}
