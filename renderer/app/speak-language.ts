import { translatorOf } from '../../shared/messages/translator-of'
import { speak } from '../../shared/wording/translate'
import type { AppStore } from '../store/app-store'
import { chosenLanguage } from '../wording/chosen-language'

/** Has words follow the chosen language. To be called before anything is drawn: what is drawn is told later, then. */
export function speakLanguage(store: AppStore): void {
  const follow = () => {
    const language = chosenLanguage(store.getState())
    speak(translatorOf(language))
    document.documentElement.lang = language
  }
  follow()
  store.subscribe((state, before) => {
    if (state.settings.language !== before.settings.language) follow()
  })
}
