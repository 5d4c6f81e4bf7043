import { describe, expect, it } from 'vitest'
import { nearestWord } from '../../../../shared/filter/nearest-word'

const words = ['sent', 'received', 'text', 'binary', 'op']

describe('nearestWord', () => {
  it.each([
    ['snet', 'sent'],
    ['SENT', 'sent'],
    ['sen', 'sent'],
    ['bin', 'binary'],
    ['recieved', 'received'],
    ['recevd', 'received'],
    ['pox', null],
    ['opp', 'op'],
    ['tent', 'sent'],
    ['frame', null],
    ['', null],
  ])('takes %j for %j', (typed, word) => {
    expect(nearestWord(typed, words)).toBe(word)
  })
})
