import { describe, expect, it } from 'vitest'
import { parseArguments } from '../../../../../main/cli/arguments/parse-arguments'
import { readResponders } from '../../../../../main/cli/serve/responders'
import { serveOptions } from '../../../../../main/cli/serve/serve-options'
import { newResponder } from '../../../../../shared/responder/responder'
import { codeOf } from '../../../../support/code-of'

const read = (args: readonly string[], file = '') =>
  readResponders(parseArguments(args, { options: serveOptions, positionals: [] }), () => Promise.resolve(file))

const own = newResponder({ id: 'own', name: 'Own' })

describe('readResponders', () => {
  it.each([
    ['a list', [own]],
    ['a saved profile', { format: 'framescope-profile', version: 1, profile: { mode: 'server', responders: [own] } }],
  ])('reads %s, and puts what was asked for by name behind it', async (_, json) => {
    const responders = await read(['--responders', 'x.json', '--echo'], JSON.stringify(json))
    expect(responders.map(({ id, name }) => [id, name])).toEqual([
      ['own', 'Own'],
      ['--echo', 'Echo'],
    ])
  })

  it('ticks as often as it was told, and answers without a limit', async () => {
    expect(await read(['--ticker', '50'])).toMatchObject([{ when: { kind: 'every', ms: 50 }, maxPerSecond: null }])
  })

  it.each([
    ['{"a"', 'argument-file-invalid'],
    ['[{"id":"x"}]', 'argument-file-invalid'],
    ['{"profile":{}}', 'argument-file-invalid'],
  ])('refuses a file with %s', async (file, code) => {
    expect(await read(['--responders', 'x.json'], file).catch(codeOf)).toBe(code)
  })

  it.each([
    [['--echo', '--broadcast'], 'arguments-crossed'],
    [['--ticker', '5', '--echo'], 'arguments-crossed'],
    [['--ticker', '0'], 'argument-not-number'],
  ])('refuses %j', async (args, code) => {
    expect(await read(args).catch(codeOf)).toBe(code)
  })
})
