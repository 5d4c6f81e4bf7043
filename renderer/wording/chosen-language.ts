import { spokenLanguage, type Language } from '../../shared/messages/languages'
import type { Settings } from '../../shared/settings/settings'

/** What the window is to speak. */
export const chosenLanguage = ({ settings }: { readonly settings: Settings }): Language =>
  spokenLanguage(settings.language, navigator.language)
