import { describe, expect, it } from 'vitest'
import { emptyDraft, type OutgoingDraft } from '../../../../renderer/store/outgoing-draft'
import { remember } from '../../../../renderer/store/send-history'
import { HISTORY_LENGTH } from '../../../../shared/library/history-bounds'

const text = (content: string): OutgoingDraft => ({ ...emptyDraft, text: content })

describe('send history', () => {
  it('puts the newest first', () => {
    expect(remember(remember([], text('a')), text('b')).map(({ content }) => content)).toEqual(['b', 'a'])
  })

  it('keeps what was sent twice in a row once', () => {
    const once = remember([], text('a'))
    expect(remember(once, text('a'))).toBe(once)
  })

  it('tells the same content in two tabs apart', () => {
    expect(remember(remember([], text('{}')), { ...emptyDraft, kind: 'json', json: '{}' })).toHaveLength(2)
  })

  it('tells a ping of text from one of bytes that reads alike', () => {
    const ping = (as: 'text' | 'hex') => ({ ...emptyDraft, kind: 'ping' as const, ping: { as, text: 'ab', hex: 'ab' } })
    expect(remember(remember([], ping('text')), ping('hex'))).toHaveLength(2)
  })

  it('forgets the oldest beyond its limit', () => {
    let history = remember([], text('oldest'))
    for (let index = 0; index < HISTORY_LENGTH; index++) history = remember(history, text(`${index}`))
    expect(history).toHaveLength(HISTORY_LENGTH)
    expect(history.at(-1)?.content).toBe('0')
  })

  it.each<[string, Partial<OutgoingDraft>, string, Partial<OutgoingDraft>]>([
    ['json', { json: '[1]' }, '[1]', { json: '[1]' }],
    ['ping', { ping: { as: 'hex', text: 'a', hex: 'ff' } }, 'ff', { ping: { as: 'hex', text: 'a', hex: 'ff' } }],
    ['close', { closeReason: 'bye' }, '1000 bye', { closeCode: '1000', closeReason: 'bye' }],
    [
      'file',
      { file: { token: 't', name: 'a.bin', length: 1 }, fileAs: 'text' },
      'a.bin',
      { file: { token: 't', name: 'a.bin', length: 1 }, fileAs: 'text' },
    ],
  ] as const)('brings back the tab %s and leaves the others alone', (kind, change, content, expected) => {
    const [entry] = remember([], { ...emptyDraft, text: 'unsent', ...change, kind: kind as OutgoingDraft['kind'] })
    expect(entry).toEqual({ kind, content, change: { kind, ...expected } })
  })
})
