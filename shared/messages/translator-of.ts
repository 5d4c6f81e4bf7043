import { en, type AppTranslator } from './en'
import type { Language } from './languages'
import { createTranslator } from './translator'
import { zhCn } from './zh-cn'

const translators: Readonly<Record<Language, AppTranslator>> = {
  en: createTranslator(en, 'en'),
  'zh-CN': createTranslator(en, 'zh-CN', zhCn),
}

export const translatorOf = (language: Language): AppTranslator => translators[language]
