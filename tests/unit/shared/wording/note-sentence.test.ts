import { describe, expect, it } from 'vitest'
import { noteSentence } from '../../../../shared/wording/note-sentence'

const resumed = (ms: string, events: string, bytes: string) =>
  noteSentence({ kind: 'note', code: 'recording-resumed', params: { ms, events, bytes } })

describe('sentence of a note', () => {
  it.each([
    ['2006.4', '1204', '4194304', '2,006 ms: 1,204 events, 4.19 MB.'],
    ['0.4', '1', '32', '0.40 ms: 1 event, 32 B.'],
    ['192000.0', '0', '0', '03:12: 0 events, 0 B.'],
  ])('names a gap of %s ms with %s events and %s bytes', (ms, events, bytes, sentence) => {
    expect(resumed(ms, events, bytes)).toBe(`Not recorded for ${sentence} Recording again from here.`)
  })

  it('fills in the values of any other note', () => {
    expect(noteSentence({ kind: 'note', code: 'paused-by-disk', params: { ms: '7' } })).toContain('paused for 7 ms')
  })
})
