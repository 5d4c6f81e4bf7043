import { describe, expect, it } from 'vitest'
import { emptyDraft, type OutgoingDraft } from '../../../../renderer/store/outgoing-draft'
import { draftContent, HISTORY_LIMIT, remember } from '../../../../renderer/store/send-history'

const text = (content: string): OutgoingDraft => ({ ...emptyDraft, text: content })

describe('send history', () => {
  it('puts the newest first', () => {
    expect(remember(remember([], text('a')), text('b')).map(draftContent)).toEqual(['b', 'a'])
  })

  it('keeps what was sent twice in a row once', () => {
    const once = remember([], text('a'))
    expect(remember(once, text('a'))).toBe(once)
  })

  it('tells the same content in two tabs apart', () => {
    expect(remember([text('{}')], { ...emptyDraft, kind: 'json', json: '{}' })).toHaveLength(2)
  })

  it('forgets the oldest beyond its limit', () => {
    const full = Array.from({ length: HISTORY_LIMIT }, (_, index) => text(`${index}`))
    const next = remember(full, text('new'))
    expect(next).toHaveLength(HISTORY_LIMIT)
    expect(next[0]).toEqual(text('new'))
  })
})
