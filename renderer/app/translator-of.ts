import { en, type AppTranslator } from '../../shared/messages/en'
import type { Language } from '../../shared/messages/languages'
import { createTranslator, type Phrase } from '../../shared/messages/translator'

/** Only the words that the window begins with are in its first script; others are read when they are asked for, once. */
const catalogues: Readonly<Record<Language, () => Promise<Readonly<Record<keyof typeof en, Phrase>>>>> = {
  en: () => Promise.resolve(en),
  'zh-CN': async () => (await import('../../shared/messages/zh-cn')).zhCn,
}

export const translatorOf = async (language: Language): Promise<AppTranslator> =>
  createTranslator(en, language, await catalogues[language]())
