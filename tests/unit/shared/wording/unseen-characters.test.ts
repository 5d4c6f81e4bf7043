import { describe, expect, it } from 'vitest'
import { withSigns } from '../../../../shared/wording/unseen-characters'

/** The text as it is read. */
const shown = (text: string, lines: 'one' | 'many' = 'one'): string => withSigns(text, lines)

describe('characters that would go unseen', () => {
  it.each([
    ['turn the text round', 'gpj.\u202egnp', 'gpj.⟨U+202E⟩gnp'],
    ['isolate a part of it', '\u2066a\u2069', '⟨U+2066⟩a⟨U+2069⟩'],
    ['have no width', 'pay\u200b\u2060pal\ufeff', 'pay⟨U+200B⟩⟨U+2060⟩pal⟨U+FEFF⟩'],
    ['are a soft hyphen or a filler', 'a\u00ad\u3164', 'a⟨U+00AD⟩⟨U+3164⟩'],
    ['are tags', 'a\u{e0041}', 'a⟨U+E0041⟩'],
    ['end lines elsewhere', 'a\u2028b\u2029\u0085', 'a⟨U+2028⟩b⟨U+2029⟩⟨U+0085⟩'],
    ['are controls', 'a\0\x1b[31m\r\n\tb\x7f', String.raw`a\0⟨U+001B⟩[31m\r\n\tb⟨U+007F⟩`],
    ['choose a variant of nothing', 'a\ufe0f', 'a⟨U+FE0F⟩'],
    ['join nothing', 'a\u200db', 'a⟨U+200D⟩b'],
  ])('have a sign when they %s', (_, text, expected) => {
    expect(shown(text)).toBe(expected)
  })

  it.each(['plain', 'grüße 你好 שלום', '👩\u200d👩\u200d👧', '❤\ufe0f\u200d🔥', '👍🏽\u200d♂\ufe0f', '1\ufe0f\u20e3'])(
    'are not found in %s',
    (text) => {
      expect(shown(text)).toBe(text)
    },
  )

  it('do what they are for where a text has lines, and only there', () => {
    expect(shown('a\r\n\tb\rc\0\n', 'many')).toBe('a\r\n\tb\\rc\\0\n')
  })
})
