import { describe, expect, it } from 'vitest'
import { readReplayPlan } from '../../../../../main/cli/replay/replay-plan'
import { codeOf } from '../../../../support/code-of'

const formats = { names: ['ndjson'], ofFile: (file: string) => (file.endsWith('.ndjson') ? 'ndjson' : null) }
const plan = (...args: string[]) => readReplayPlan(['x.framescope', 'ws://a/', ...args], {}, formats)

describe('readReplayPlan', () => {
  it.each([
    [[], { kind: 'original', factor: 1 }],
    [['--speed', '2.5'], { kind: 'original', factor: 2.5 }],
    [['--pace', 'original', '--speed', '2'], { kind: 'original', factor: 2 }],
    [['--pace', 'fixed:20ms'], { kind: 'interval', ms: 20 }],
    [['--pace', 'fixed:1.5s'], { kind: 'interval', ms: 1500 }],
    [['--pace', 'fixed:5'], { kind: 'interval', ms: 5 }],
    [['--pace', 'fast'], { kind: 'fast' }],
    [['--pace', 'reply'], { kind: 'replies', timeoutMs: 10_000 }],
  ])('reads %j as the pace %j', async (args, pace) => {
    expect((await plan(...args)).pace).toEqual(pace)
  })

  it('takes filter, target and what is not compared', async () => {
    const args = ['--filter', 'op:text', '--ignore', 'time', '--ignore', '.a.id', '--expect', '-o', 'x.ndjson']
    expect(await plan(...args)).toMatchObject({
      source: 'x.framescope',
      profile: { url: 'ws://a/' },
      filter: 'op:text',
      rules: { ignored: ['time', '.a.id'] },
      expect: true,
      target: { kind: 'export', file: 'x.ndjson' },
    })
  })

  it.each([
    [['--pace', 'slow'], 'argument-not-choice'],
    [['--pace', 'fixed:'], 'argument-not-choice'],
    [['--pace', 'fixed:2h'], 'argument-not-choice'],
    [['--pace', 'fast', '--speed', '2'], 'arguments-crossed'],
    [['--speed', '0'], 'argument-not-number'],
    [['--speed', 'fast'], 'argument-not-number'],
    [['--filter', 'colour:red'], 'argument-filter-invalid'],
    [['--ignore', '.a['], 'json-path-invalid'],
    [['--format', 'ndjson'], 'argument-alone'],
  ])('refuses %j as %s', async (args, code) => {
    expect(await plan(...args).catch(codeOf)).toBe(code)
  })

  it('needs a recording and a URL', async () => {
    expect(await readReplayPlan([], {}, formats).catch(codeOf)).toBe('argument-missing')
    expect(await readReplayPlan(['x'], {}, formats).catch(codeOf)).toBe('argument-missing')
  })
})
