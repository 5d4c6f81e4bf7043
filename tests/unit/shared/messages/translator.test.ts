import { describe, expect, it } from 'vitest'
import { createTranslator } from '../../../../shared/messages/translator'

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
