import { describe, expect, it } from 'vitest'
import { fileMessage } from '../../../../../main/cli/record/outgoing-plan'
import { readRecordPlan } from '../../../../../main/cli/record/record-plan'
import { codeOf } from '../../../../support/code-of'

const formats = { names: ['ndjson'], ofFile: (file: string) => (file.endsWith('.ndjson') ? 'ndjson' : null) }
const plan = (...args: string[]) => readRecordPlan(['ws://a/', ...args], {}, formats)

describe('readRecordPlan', () => {
  it('sends in the order in which it was given, whatever the kind', async () => {
    const { outgoing } = await plan('--send', 'one', '--ping', 'p', '--send-hex', '00 ff', '--ping', '--send', 'two')
    expect(outgoing).toEqual([
      { kind: 'text', text: 'one' },
      { kind: 'ping', payload: new TextEncoder().encode('p') },
      { kind: 'binary', bytes: Uint8Array.of(0, 255) },
      { kind: 'ping', payload: new Uint8Array() },
      { kind: 'text', text: 'two' },
    ])
  })

  it.each([
    [[], { closeWhenSent: false, code: 1000, reason: '' }],
    [['--close', '4001,a, b'], { closeWhenSent: true, code: 4001, reason: 'a, b' }],
    [['--close', '1000', '--for', '1s'], { closeWhenSent: false, code: 1000, reason: '' }],
    [['--close', '1000', '--count', '1'], { closeWhenSent: false, code: 1000, reason: '' }],
    [['--close', '3000', '--echo'], { closeWhenSent: false, code: 3000, reason: '' }],
  ])('closes with %j as %j', async (args, { closeWhenSent, code, reason }) => {
    expect(await plan(...args)).toMatchObject({ closeWhenSent, terms: { code, reason } })
  })

  it.each([
    [[], { kind: 'live', format: 'auto' }],
    [['-f', 'timeline'], { kind: 'live', format: 'timeline' }],
    [['-o', 'no-such-folder/x.framescope'], { kind: 'capture', file: 'no-such-folder/x.framescope' }],
    [['-o', 'x.ndjson'], { kind: 'export', file: 'x.ndjson', format: 'ndjson' }],
    [['-o', 'x.log', '-f', 'ndjson'], { kind: 'export', file: 'x.log', format: 'ndjson' }],
    [['-o', 'no-such-file', '-f', 'framescope'], { kind: 'capture', file: 'no-such-file' }],
  ])('makes of %j the target %j', async (args, target) => {
    expect((await plan(...args)).target).toEqual(target)
  })

  it.each([
    [['--count', '0'], 'argument-not-number'],
    [['--for', 'ever'], 'argument-not-duration'],
    [['--close', 'bye'], 'argument-not-close'],
    [['--close', '1005'], 'close-code-reserved'],
    [['--close', `1000,${'x'.repeat(124)}`], 'close-reason-too-long'],
    [['--send-hex', '0'], 'argument-not-hex'],
    [['--send-file', 'no-such-file'], 'argument-file-unreadable'],
    [['--ping', 'x'.repeat(126)], 'ping-too-long'],
    [['--format', 'har'], 'argument-not-choice'],
    [['--out', 'x.txt'], 'argument-format-unknown'],
    [['--out', 'package.json', '--format', 'framescope'], 'argument-file-exists'],
  ])('refuses %j as %s', async (args, code) => {
    expect(await plan(...args).catch(codeOf)).toBe(code)
  })

  it('wants a URL where there is no profile', async () => {
    expect(await readRecordPlan([], {}, formats).catch(codeOf)).toBe('argument-missing')
  })
})

describe('fileMessage', () => {
  it.each([
    ['text', 'two lines\r\n\tand é'],
    ['text', ''],
    ['binary', '\u0008\u0001'],
    ['binary', 'a\0b'],
  ])('sends as %s a file with %j', (kind, text) => {
    expect(fileMessage(Buffer.from(text)).kind).toBe(kind)
  })

  it('sends as binary what is not UTF-8', () => {
    expect(fileMessage(Uint8Array.of(0x41, 0xff)).kind).toBe('binary')
  })
})
