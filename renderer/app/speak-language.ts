import { speak } from '../../shared/wording/translate'
import type { AppStore } from '../store/app-store'
import { chosenLanguage } from '../wording/chosen-language'
import { translatorOf } from './translator-of'

/** Has words follow the chosen language, as soon as they have been read. What is drawn before it resolves says it in English. */
export async function speakLanguage(store: AppStore): Promise<void> {
  async function follow(): Promise<void> {
    const language = chosenLanguage(store.getState())
    const translator = await translatorOf(language)
    // Another one was chosen while this one was read.
    if (language !== chosenLanguage(store.getState())) return
    speak(translator)
    document.documentElement.lang = language
    store.setState({ spokenLanguage: language })
  }
  store.subscribe((state, before) => {
    if (state.settings.language !== before.settings.language) void follow()
  })
  await follow()
}
