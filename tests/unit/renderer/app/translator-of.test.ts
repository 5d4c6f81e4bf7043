import { describe, expect, it } from 'vitest'
import { translatorOf } from '../../../../renderer/app/translator-of'

describe('the translator of a language', () => {
  it.each([
    ['en', 'Session'],
    ['zh-CN', '会话'],
  ] as const)('of %s says %s', async (language, words) => {
    expect((await translatorOf(language)).t('menu.session')).toBe(words)
  })
})
