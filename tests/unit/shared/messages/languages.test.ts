import { describe, expect, it } from 'vitest'
import { languageNames, languageOf, languages, spokenLanguage } from '../../../../shared/messages/languages'

describe('languages', () => {
  it.each([
    ['en-GB', 'en'],
    ['de-CH', 'en'],
    ['zh', 'zh-CN'],
    ['zh-CN', 'zh-CN'],
    ['zh-Hans', 'zh-CN'],
    ['zh-Hans-HK', 'zh-CN'],
    ['zh-SG', 'zh-CN'],
    ['zh-TW', 'en'],
    ['zh-Hant', 'en'],
    ['C', 'en'],
    ['', 'en'],
  ])('speaks to a system in "%s" in %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language)
  })

  it('speaks as the system does only where that was chosen', () => {
    expect(spokenLanguage('system', 'zh-CN')).toBe('zh-CN')
    expect(spokenLanguage('en', 'zh-CN')).toBe('en')
  })

  it('have a name each', () => {
    expect(Object.keys(languageNames)).toEqual(languages)
  })
})
