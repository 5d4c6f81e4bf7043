import { en, type AppTranslator } from '../messages/en'
import { createTranslator } from '../messages/translator'

let spoken: AppTranslator = createTranslator(en, 'en')

/**
 * Whatever is said from now on is in the language of `translator`. Only the window does this: what main and the command
 * line write into files is English for everybody.
 */
export function speak(translator: AppTranslator): void {
  spoken = translator
}

/** Words as they are now: what keeps them beyond one drawing does not follow a change of language. */
export const t: AppTranslator['t'] = (key, ...rest) => spoken.t(key, ...rest)
export const say: AppTranslator['say'] = (key, parameters) => spoken.say(key, parameters)
