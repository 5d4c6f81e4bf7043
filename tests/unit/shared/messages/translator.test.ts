import { describe, expect, it } from 'vitest'
import { createTranslator, translationOf } from '../../../../shared/messages/translator'

const { t, say } = createTranslator(
  {
    plain: 'Connect',
    named: 'Copy {what}',
    twice: '{a}/{b}/{a}',
    plural: { one: '{count} frame', other: '{count} frames' },
  },
  'en',
)

describe('translator', () => {
  it('gives a phrase without places as it is', () => {
    expect(t('plain')).toBe('Connect')
  })

  it('fills every place, also one named twice', () => {
    expect(t('named', { what: 'URL' })).toBe('Copy URL')
    expect(t('twice', { a: 'x', b: 'y' })).toBe('x/y/x')
  })

  it.each([
    [0, '0 frames'],
    [1, '1 frame'],
    [1_204_331, '1,204,331 frames'],
  ])('chooses the plural form of %i and groups its digits', (count, expected) => {
    expect(t('plural', { count })).toBe(expected)
  })

  it('leaves markup and places inside values alone', () => {
    expect(t('named', { what: '<b>{what}</b>' })).toBe('Copy <b>{what}</b>')
  })

  it('shows a question mark for a value that data did not bring', () => {
    expect(say('named', {})).toBe('Copy ?')
  })
})

describe('translation', () => {
  const english = {
    named: 'Copy {what}',
    plural: { one: '{count} frame of {size}', other: '{count} frames of {size}' },
  } as const

  it('needs a phrase for each key, with the values of the original', () => {
    const translation = translationOf({ named: 'Copy {what}', plain: 'Connect' })
    // @ts-expect-error -- a key is missing
    translation({ named: '复制{what}' })
    // @ts-expect-error -- there is no value of that name
    translation({ named: '复制{it}', plain: '连接' })
    // @ts-expect-error -- a value is left out
    translation({ named: '复制', plain: '连接' })
    // @ts-expect-error -- the original has no such key
    translation({ named: '复制{what}', plain: '连接', more: '更多' })
    expect(translation({ named: '复制{what}', plain: '连接' })).toEqual({ named: '复制{what}', plain: '连接' })
  })

  it('may do with fewer plural forms, and need not say the count', () => {
    const phrases = translationOf(english)({ named: '复制{what}', plural: '{size} 的帧' })
    const chinese = createTranslator(english, 'zh-CN', phrases)
    expect(chinese.say('plural', { count: 1, size: '3 B' })).toBe('3 B 的帧')
    expect(chinese.t('named', { what: ' URL' })).toBe('复制 URL')
  })
})
