import { en } from '../messages/en'
import { createTranslator } from '../messages/translator'

export const { t, say } = createTranslator(en, 'en')
