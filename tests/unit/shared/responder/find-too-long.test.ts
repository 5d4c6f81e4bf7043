import { describe, expect, it } from 'vitest'
import { findTooLong } from '../../../../shared/responder/find-too-long'
import {
  MAX_HEX,
  MAX_NAME,
  MAX_PATH,
  MAX_TEXT,
  newResponder,
  type MessageMatch,
  type Responder,
  type Step,
} from '../../../../shared/responder/responder'
import { respondersSchema } from '../../../../shared/responder/responder-schema'

const rule = newResponder({ id: 'r', name: 'Rule' })
const matching = (match: MessageMatch): Responder => ({ ...rule, when: { kind: 'message', match } })
const doing = (...steps: Step[]): Responder => ({ ...rule, steps })
const x = (length: number): string => 'x'.repeat(length)

/** Each with its field, and that field as long as it is told. */
const fields: readonly [field: string, limit: number, make: (text: string) => Responder][] = [
  ['name', MAX_NAME, (name) => ({ ...rule, name })],
  ['when.match.text', MAX_TEXT, (text) => matching({ kind: 'text-equals', text })],
  ['when.match.pattern', MAX_TEXT, (pattern) => matching({ kind: 'regex', pattern, ignoreCase: false })],
  ['when.match.path', MAX_PATH, (path) => matching({ kind: 'json-equals', path, value: '' })],
  ['when.match.value', MAX_TEXT, (value) => matching({ kind: 'json-equals', path: '', value })],
  ['when.match.hex', MAX_HEX, (hex) => matching({ kind: 'binary-prefix', hex })],
  ['steps.0.content.text', MAX_TEXT, (text) => doing({ kind: 'send', to: 'all', content: { kind: 'hex', text } })],
  ['steps.1.payload', MAX_TEXT, (payload) => doing({ kind: 'stop' }, { kind: 'ping', to: 'all', payload })],
  ['steps.0.reason', MAX_TEXT, (reason) => doing({ kind: 'close', to: 'all', code: 1000, reason })],
]

describe('findTooLong', () => {
  it.each(fields)('finds %s as soon as main would not take it', (field, limit, make) => {
    const most = [make(x(limit))]
    expect(findTooLong(most)).toEqual([])
    expect(respondersSchema.safeParse(most).success).toBe(true)
    const more = [make(x(limit + 1))]
    expect(respondersSchema.safeParse(more).success).toBe(false)
    const params = { limit: String(limit), length: String(limit + 1) }
    expect(findTooLong(more)).toEqual([{ responder: 'r', field, error: { code: 'text-too-long', params } }])
  })

  it('leaves the contents of files to whoever reads them', () => {
    const content = { kind: 'file', name: 'f', base64: x(MAX_TEXT + 4), as: 'binary' } as const
    expect(findTooLong([doing({ kind: 'send', to: 'all', content })])).toEqual([])
  })
})
