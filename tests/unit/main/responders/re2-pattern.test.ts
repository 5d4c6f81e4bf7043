import { describe, expect, it } from 'vitest'
import { compileRe2 } from '../../../../main/responders/re2-pattern'

const match = (source: string, text: string, ignoreCase = false) => {
  const reading = compileRe2(source, ignoreCase)
  return reading.ok ? reading.pattern.match(text) : reading
}

describe('compileRe2', () => {
  it('finds anywhere and gives the groups, null for one that took no part', () => {
    expect(match('(\\w+)=(?:(\\d+)|x)', 'a: key=x')).toEqual(['key=x', 'key', null])
    expect(match('^key', 'a: key')).toBeNull()
    expect(match('KEY', 'a: key')).toBeNull()
    expect(match('KEY', 'a: key', true)).toEqual(['key'])
  })

  it.each([
    ['a(?=b)', 1, 'invalid or unsupported Perl syntax'],
    ['x(?<=b)', 1, 'invalid named capture'],
    ['(a)\\1', 3, 'invalid escape sequence'],
    ['ab[', 2, 'missing closing ]'],
    ['x{1001}', 1, 'invalid repeat count'],
  ])('refuses %j, which RE2 does not have, and says where', (source, position, problem) => {
    expect(compileRe2(source, false)).toEqual({ ok: false, position, problem })
  })

  it('is done with 100 KB in the time that catastrophic backtracking takes for 30 characters', () => {
    const started = performance.now()
    expect(match('(a+)+$', `${'a'.repeat(100 * 1024)}!`)).toBeNull()
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  it('says of a text that would keep all others waiting that it is too long', () => {
    expect(match('(.*a.{0,200}){1,4}$', 'a'.repeat(2_000))).toBe('too-long')
    expect(match('(.*a.{0,200}){1,4}$', 'a'.repeat(1_000))).not.toBe('too-long')
  })
})
