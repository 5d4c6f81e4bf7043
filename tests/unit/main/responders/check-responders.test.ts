import { describe, expect, it } from 'vitest'
import { checkResponders } from '../../../../main/responders/compile-responders'
import { systemHost, type ResponderHost } from '../../../../main/responders/sequence'
import { SessionResponders } from '../../../../main/responders/session-responders'
import { newResponder, type Responder, type Step, type Trigger } from '../../../../shared/responder/responder'
import { presetResponder, responderPresets } from '../../../../shared/responder/responder-preset'

const responder = (when: Trigger, steps: Step[]): Responder => ({
  ...newResponder({ id: 'r1', name: 'Rule' }),
  when,
  steps,
})
const message = (match: Extract<Trigger, { kind: 'message' }>['match']): Trigger => ({ kind: 'message', match })
const any = message({ kind: 'any' })
const send = (kind: 'text' | 'json' | 'hex' | 'base64', text: string): Step => ({
  kind: 'send',
  to: 'sender',
  content: { kind, text },
})
const echo: Step = { kind: 'send', to: 'sender', content: { kind: 'message' } }
const regex = message({ kind: 'regex', pattern: '(a)', ignoreCase: false })
const every: Trigger = { kind: 'every', ms: 10 }

describe('checkResponders', () => {
  it.each([
    [
      'a pattern',
      message({ kind: 'regex', pattern: '(?=a)', ignoreCase: false }),
      [],
      'when.match.pattern',
      'pattern-invalid',
    ],
    [
      'a pattern that is too long',
      message({ kind: 'regex', pattern: 'a'.repeat(1001), ignoreCase: false }),
      [],
      'when.match.pattern',
      'pattern-too-long',
    ],
    ['a path', message({ kind: 'json-equals', path: 'a..b', value: '1' }), [], 'when.match.path', 'json-path-invalid'],
    ['a prefix', message({ kind: 'binary-prefix', hex: '0g' }), [], 'when.match.hex', 'hex-invalid'],
    ['hex', any, [echo, send('hex', '0')], 'steps.1.content.text', 'hex-invalid'],
    ['base64', any, [send('base64', '=')], 'steps.0.content.text', 'base64-invalid'],
    ['JSON', any, [send('json', '{')], 'steps.0.content.text', 'json-invalid'],
    ['a name', any, [send('text', '{{x}}')], 'steps.0.content.text', 'template-invalid'],
    ['a group of no pattern', any, [send('text', '{{match.1}}')], 'steps.0.content.text', 'template-invalid'],
    ['a group too many', regex, [send('text', '{{match.2}}')], 'steps.0.content.text', 'template-invalid'],
    ['a message of a timer', every, [send('text', '{{message.text}}')], 'steps.0.content.text', 'template-invalid'],
    ['an echo of a timer', every, [echo], 'steps.0.content', 'template-invalid'],
    ['a ping', any, [{ kind: 'ping', to: 'all', payload: 'é'.repeat(63) }], 'steps.0.payload', 'ping-too-long'],
    ['a code', any, [{ kind: 'close', to: 'all', code: 1005, reason: '' }], 'steps.0.code', 'close-code-reserved'],
    [
      'a reason',
      any,
      [{ kind: 'close', to: 'all', code: 1000, reason: 'é'.repeat(62) }],
      'steps.0.reason',
      'close-reason-too-long',
    ],
    [
      'a file',
      any,
      [{ kind: 'send', to: 'all', content: { kind: 'file', name: 'f', base64: '/w==', as: 'text' } }],
      'steps.0.content.as',
      'file-not-text',
    ],
    [
      'a file that is not there any more',
      any,
      [{ kind: 'send', to: 'all', content: { kind: 'file', name: 'f', base64: null, as: 'text' } }],
      'steps.0.content.base64',
      'file-missing',
    ],
  ] as [string, Trigger, Step[], string, string][])('names the field of %s', (_, when, steps, field, code) => {
    expect(checkResponders([responder(when, steps)])).toMatchObject([{ responder: 'r1', field, error: { code } }])
  })

  it('names all that is wrong, also with one that is switched off', () => {
    const wrong = { ...responder(any, [send('hex', '0'), echo, send('base64', '=')]), enabled: false }
    expect(checkResponders([wrong]).map(({ field }) => field)).toEqual(['steps.0.content.text', 'steps.2.content.text'])
  })

  it('finds nothing in what a new one and the ready-made ones are', () => {
    const made = responderPresets.map((preset) => presetResponder(preset, { id: preset, name: preset }))
    expect(checkResponders([newResponder({ id: 'new', name: 'New' }), ...made])).toEqual([])
  })
})

describe('SessionResponders', () => {
  it('asks which variables there are without taking one: it would be counted', () => {
    const asked: string[] = []
    const host: ResponderHost = {
      ...systemHost,
      knows: (source) => source === '$counter',
      variable: (source) => (asked.push(source), ''),
    }
    const responders = new SessionResponders([responder(any, [send('text', '{{$counter}}')])], host)
    responders.set(responders.list)
    expect(asked).toEqual([])
  })

  it('refuses a list with one that cannot work, by its name, field and error, and keeps the list', () => {
    const good = responder(any, [echo])
    const responders = new SessionResponders([good])
    const set = () => responders.set([responder(any, [send('hex', '0')])])
    const params = { responder: 'Rule', field: 'steps.0.content.text', cause: 'hex-invalid', position: '2' }
    expect(set).toThrow(expect.objectContaining({ error: expect.objectContaining({ code: 'responder-invalid' }) }))
    expect(set).toThrow(
      expect.objectContaining({ error: expect.objectContaining({ params: expect.objectContaining(params) }) }),
    )
    expect(responders.list).toEqual([good])
  })
})
