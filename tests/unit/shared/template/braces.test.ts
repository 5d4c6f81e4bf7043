import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeBraces, parseBraces } from '../../../../shared/template/braces'

const literalOf = (text: string): string | null => {
  const reading = parseBraces<object, 'none'>(text, () => 'none')
  if (!reading.ok) return null
  return reading.template.map((part) => (part.kind === 'literal' ? part.text : '')).join('')
}

describe('escapeBraces', () => {
  it.each([
    ['no braces', 'no braces'],
    ['{{a}}', '\\{{a}}'],
    ['{{{{', '\\{{\\{{'],
    ['{{{', '\\{{{'],
    ['\\\\{{a}}', '\\\\\\{{a}}'],
  ])('writes %s so that it is read as it is', (text, escaped) => {
    expect(escapeBraces(text)).toBe(escaped)
    expect(literalOf(escaped)).toBe(text)
  })

  it('says that one backslash before braces cannot be written', () => {
    expect(escapeBraces('\\{{a}}')).toBeNull()
  })

  it('never changes what a text says', () => {
    const anyText = fc
      .array(fc.constantFrom('{', '}', '\\', 'a'), { maxLength: 12 })
      .map((characters) => characters.join(''))
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeBraces(text)
        fc.pre(escaped !== null)
        expect(literalOf(escaped)).toBe(text)
      }),
    )
  })
})
