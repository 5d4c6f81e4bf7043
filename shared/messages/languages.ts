export const languages = ['en', 'zh-CN'] as const
export type Language = (typeof languages)[number]

/** What can be chosen: one language, or that of the system. */
export const languageChoices = ['system', ...languages] as const
export type LanguageChoice = (typeof languageChoices)[number]

/** Each in its own words: who does not read the others has to find it. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' }

/**
 * The language for somebody whose system speaks `systemLocale`, a BCP 47 tag such as "zh-Hans-SG". Chinese of Taiwan and
 * Hong Kong is written in other characters: to its readers English is as near. What is no tag gets English too.
 */
export function languageOf(systemLocale: string): Language {
  // The first use of Intl reads all that it knows.
  if (!/^zh\b/i.test(systemLocale)) return 'en'
  try {
    const { language, script } = new Intl.Locale(systemLocale).maximize()
    return language === 'zh' && script === 'Hans' ? 'zh-CN' : 'en'
  } catch {
    return 'en'
  }
}

/** The language that a choice comes to, on a system that speaks `systemLocale`. */
export const spokenLanguage = (choice: LanguageChoice, systemLocale: string): Language =>
  choice === 'system' ? languageOf(systemLocale) : choice
