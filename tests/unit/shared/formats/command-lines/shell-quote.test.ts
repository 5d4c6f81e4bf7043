import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printfCommand, shellQuote } from '../../../../../shared/formats/command-lines/shell-quote'

const sh = (script: string): Buffer => execFileSync('sh', ['-c', script])

/** Everything but NUL, which no argument can have. */
const words = [
  "it's",
  '$HOME `id` \\ "x"',
  '',
  ' ',
  '*',
  '~',
  'a\nb\t\r',
  '-n',
  'é😀\u2028',
  '!x',
  '#',
  '\u007f\u0001',
  "'''",
]

describe('shellQuote', () => {
  it('gives a real shell each word as it is', () => {
    const script = words.map((word) => `printf '%s\\0' ${shellQuote(word)}`).join(';')
    expect(sh(script).toString()).toBe(words.map((word) => `${word}\0`).join(''))
  })

  it('gives it any text as it is', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((each) => !each.includes('\0') && !/\p{Surrogate}/u.test(each))
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), (list) => {
        const script = list.map((word) => `printf '%s\\0' ${shellQuote(word)}`).join(';')
        expect(sh(script).toString()).toBe(list.map((word) => `${word}\0`).join(''))
      }),
      { numRuns: 20 },
    )
  })

  it('leaves plain words plain', () => {
    expect(shellQuote('wss://example.org/x-y_z.1')).toBe('wss://example.org/x-y_z.1')
  })
})

describe('printfCommand', () => {
  it('writes every byte', () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    const pairs = Uint8Array.from({ length: 512 }, (_, index) => (index % 2 === 0 ? 0x31 : index >> 1))
    for (const bytes of [all, pairs, Uint8Array.from(Buffer.from('%d\\n-- 123')), new Uint8Array()])
      expect(sh(printfCommand(bytes)).equals(bytes)).toBe(true)
  })

  it('is not taken for options', () => {
    expect(sh(printfCommand(Buffer.from('-v x'))).toString()).toBe('-v x')
  })
})
