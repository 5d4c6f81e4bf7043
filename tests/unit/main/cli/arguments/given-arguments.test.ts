import { describe, expect, it } from 'vitest'
import { GivenArguments } from '../../../../../main/cli/arguments/given-arguments'
import { failureOf } from '../../../../support/failure-of'

const given = (value: string) => new GivenArguments([{ name: 'for', argument: '--for', value }], [])

describe('GivenArguments', () => {
  it.each([
    ['10s', 10_000],
    ['500ms', 500],
    ['1h30m', 5_400_000],
    ['2', 2000],
    ['0.5', 500],
  ])('reads the time %s', (value, milliseconds) => {
    expect(given(value).duration('for')).toBe(milliseconds)
  })

  it.each(['', '0', '-1s', 'soon', '10 s', '1000d'])('refuses the time %j', (value) => {
    expect(failureOf(() => given(value).duration('for'))).toEqual({
      code: 'argument-not-duration',
      params: { argument: '--for', value },
    })
  })

  it.each(['', '0', '11', '1.5', '1e1', '-1', '0x5'])('refuses the number %j where 1 to 10 are allowed', (value) => {
    expect(failureOf(() => given(value).count('for', 1, 10))?.code).toBe('argument-not-number')
  })

  it('takes the last of an option that is given twice', () => {
    const twice = new GivenArguments([...given('1s').options, ...given('2s').options], [])
    expect(twice.duration('for')).toBe(2000)
  })

  it('says of what is not given that it is not there', () => {
    const none = new GivenArguments([], [])
    expect([none.duration('for'), none.count('for', 1, 2), none.choice('for', ['a']), none.text('for')]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})
