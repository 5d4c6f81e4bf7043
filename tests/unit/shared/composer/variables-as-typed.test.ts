import { describe, expect, it } from 'vitest'
import type { ComposedMessage } from '../../../../shared/composer/composed-message'
import { emptyFrame } from '../../../../shared/composer/frame-draft'
import { hasVariablesAsTyped } from '../../../../shared/composer/variables-as-typed'

const control = (as: 'text' | 'hex') => ({ as, text: '{{who}}', hex: '' })
const frames = (payloadAs: 'text' | 'hex', text = '{{who}}'): ComposedMessage => ({
  kind: 'frames',
  frames: [emptyFrame, { ...emptyFrame, payloadAs, text }],
})

describe('hasVariablesAsTyped', () => {
  it.each([
    [{ kind: 'text', text: '{{who}}' }, false],
    [{ kind: 'json', json: '{"a":"{{who}}"}' }, false],
    [{ kind: 'ping', ping: control('text') }, true],
    [{ kind: 'pong', pong: control('text') }, true],
    [{ kind: 'pong', pong: control('hex') }, false],
    [{ kind: 'close', closeCode: '1000', closeReason: 'bye {{$counter}}' }, true],
    [{ kind: 'close', closeCode: '1000', closeReason: 'bye' }, false],
    [frames('text'), true],
    [frames('text', '\\{{who}}'), false],
    [frames('text', '{{'), false],
    [frames('hex'), false],
  ] satisfies [ComposedMessage, boolean][])('of %j is %s', (message, expected) => {
    expect(hasVariablesAsTyped(message)).toBe(expected)
  })
})
