import { describe, expect, it } from 'vitest'
import { parseArguments } from '../../../../../main/cli/arguments/parse-arguments'
import { failureOf } from '../../../../support/failure-of'

const syntax = {
  options: [
    { name: 'header', short: 'H', value: 'text' },
    { name: 'send', value: 'text' },
    { name: 'ping', value: 'maybe' },
    { name: 'echo' },
  ],
  positionals: ['<url>', '[file]'],
} as const

const given = (...args: string[]) => {
  const { options, positionals } = parseArguments(args, syntax)
  return [...options.map(({ argument, value }) => `${argument}=${value}`), ...positionals]
}

describe('parseArguments', () => {
  it.each([
    [
      ['ws://a', '--send', 'x', '-H', 'A: b'],
      ['--send=x', '-H=A: b', 'ws://a'],
    ],
    [
      ['--echo', 'ws://a'],
      ['--echo=', 'ws://a'],
    ],
    [
      ['--send=--echo', 'ws://a'],
      ['--send=--echo', 'ws://a'],
    ],
    [
      ['--send', '-1', 'ws://a'],
      ['--send=-1', 'ws://a'],
    ],
    [
      ['--send', '--unknown', 'ws://a'],
      ['--send=--unknown', 'ws://a'],
    ],
    [
      ['--send', '', 'ws://a'],
      ['--send=', 'ws://a'],
    ],
    [
      ['ws://a', '--', '--send'],
      ['ws://a', '--send'],
    ],
  ])('reads %j in order', (args, read) => {
    expect(given(...args)).toEqual(read)
  })

  it.each([
    [
      ['--ping', 'hi', 'ws://a'],
      ['--ping=hi', 'ws://a'],
    ],
    [
      ['--ping', 'ws://a'],
      ['--ping=', 'ws://a'],
    ],
    [
      ['--ping', '--echo', 'ws://a'],
      ['--ping=', '--echo=', 'ws://a'],
    ],
    [
      ['ws://a', '--ping'],
      ['--ping=', 'ws://a'],
    ],
    [
      ['--ping=ws://b', 'ws://a'],
      ['--ping=ws://b', 'ws://a'],
    ],
    [
      ['--send', 'ping', '--ping', 'ws://a'],
      ['--send=ping', '--ping=', 'ws://a'],
    ],
  ])('takes as a value that may be left out what can be one: %j', (args, read) => {
    expect(given(...args)).toEqual(read)
  })

  it.each([
    [['ws://a', '--sned', 'x'], 'argument-unknown', { argument: '--sned', suggestion: '--send' }],
    [['ws://a', '-x'], 'argument-unknown', { argument: '-x', suggestion: '' }],
    [['ws://a', '--send'], 'argument-value-missing', { argument: '--send' }],
    [['ws://a', '--send', '--echo'], 'argument-value-missing', { argument: '--send' }],
    [['ws://a', '--send', '--ping'], 'argument-value-missing', { argument: '--send' }],
    [['ws://a', '--send', '-H', 'A: b'], 'argument-value-missing', { argument: '--send' }],
    [['ws://a', '--echo=1'], 'argument-value-unwanted', { argument: '--echo' }],
    [['--echo'], 'argument-missing', { argument: '<url>' }],
    [['ws://a', 'b', 'c'], 'argument-extra', { argument: 'c' }],
  ])('refuses %j as %s', (args, code, params) => {
    expect(failureOf(() => given(...args))).toEqual({ code, params })
  })
})
