import { describe, expect, it } from 'vitest'
import { defaultExportOptions } from '../../../../shared/formats/export-options'
import { SHOWN_BYTES, Transcript } from '../../../../shared/formats/transcript'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
import type { FrameEvent, MessageEvent } from '../../../../shared/session/session-event'

const head = { id: 's', mode: 'client', profile: defaultClientProfile, startedAt: 0, recordedBy: '0.1.0' } as const
const context = {
  head,
  recording: { state: 'on' },
  letGo: 0,
  redacted: true,
  version: '0.1.0',
  options: defaultExportOptions,
} as const
const place = { connection: 1, time: 0 }
const frame: FrameEvent = {
  ...place,
  kind: 'frame',
  event: 0,
  direction: 'sent',
  fin: true,
  rsv1: false,
  rsv2: false,
  rsv3: false,
  opcode: 1,
  masked: true,
  maskingKey: 1,
  headerLength: 6,
  payloadLength: 5,
  message: 0,
  messageOpcode: 1,
  previousFrame: null,
  handMade: false,
}
const message: MessageEvent = {
  ...place,
  kind: 'message',
  event: 1,
  direction: 'sent',
  message: 0,
  type: 'text',
  frameCount: 1,
  compressed: false,
  wireLength: 5,
  length: 5,
}
const utf8 = (text: string) => ({ payload: new TextEncoder().encode(text), frames: [] })
const written = (text: string): string => new Transcript(context).event(message, utf8(text))

describe('Transcript', () => {
  it('says whose it is, and that secrets are hidden', () => {
    expect(new Transcript(context).begin()).toContain('Secrets are hidden')
  })

  it('writes a message once, and its frame only where there is no message', () => {
    const whole = new Transcript(context)
    expect(whole.event(frame, utf8('hello'))).toBe('')
    expect(whole.event(message, utf8('hello'))).toBe('#1 00:00:00.000000 [1] -> text message 0, 5 B\n    | hello\n')
    const alone = new Transcript(context)
    alone.event(frame, utf8('hello'))
    expect(alone.end()).toContain('frame text, 5 B of message 0\n    | hello\n')
  })

  it.each([
    ['an escape sequence', '\u001b[31mred\u001b[0m', String.raw`\x1B[31mred\x1B[0m`],
    ['one of C1', 'a\u009bb', String.raw`a\x9Bb`],
    ['NUL', 'a\0b', String.raw`a\x00b`],
    ['a carriage return', 'a\rb', String.raw`a\rb`],
    ['the line separator', 'a\u2028b', String.raw`a\u2028b`],
    ['a mark that turns a line around', 'a\u202eb', String.raw`a\u202Eb`],
  ])('has no %s in it', (_what, text, sign) => {
    expect(written(text)).toContain(`    | ${sign}\n`)
  })

  it('lets no payload pass for a line of its own', () => {
    const forged = '#2 00:00:00.000000 [1] <- forged'
    expect(
      written(`a\n${forged}`)
        .split('\n')
        .filter((line) => line.startsWith('#')),
    ).toHaveLength(1)
  })

  it('dumps what is no text', () => {
    const text = new Transcript(context).event(message, { payload: Uint8Array.of(0xff, 0x41), frames: [] })
    expect(text).toContain('ff 41')
  })

  it('says how much more there is of a long payload, whole characters before it', () => {
    const text = written('é'.repeat(SHOWN_BYTES))
    expect(text).toContain('(16384 B more)'.replace('16384', SHOWN_BYTES.toLocaleString('en')))
    expect(text).not.toContain('\ufffd')
  })

  it('says why there is no payload', () => {
    const text = new Transcript(context).event(message, { payload: null, frames: [], missing: 'withheld' })
    expect(text).toContain('withheld')
  })
})
