import { en } from '../../shared/messages/en'
import { createTranslator } from '../../shared/messages/translator'

export const { t, say } = createTranslator(en, 'en')
