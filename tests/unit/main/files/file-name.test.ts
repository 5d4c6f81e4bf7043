import { describe, expect, it } from 'vitest'
import { fileNameOf, freeName } from '../../../../main/files/file-name'

describe('fileNameOf', () => {
  it.each([
    ['Order feed', 'Order feed'],
    ['Börse 10 €', 'Börse 10 €'],
    ['feed.example.com/v2?depth=20', 'feed.example.com-v2-depth=20'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['.hidden', 'hidden'],
    ['. .env', 'env'],
    [`${'x'.repeat(199)}.more`, 'x'.repeat(199)],
    ['ends with dots…..', 'ends with dots…'],
    ['con', '_con'],
    ['LPT1.feed', '_LPT1.feed'],
    ['a\u0000b\nc\u202Ed', 'a-b-c-d'],
    ['...', '_'],
    ['e\u0301', '\u00E9'],
  ])('makes of %j the name %j', (name, file) => {
    expect(fileNameOf(name)).toBe(file)
  })

  it('cuts what is too long for a file system, between characters', () => {
    const name = fileNameOf('😀'.repeat(100))
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
    expect(name).toMatch(/^(😀)+$/u)
  })
})

describe('freeName', () => {
  it('counts up from 2', () => {
    const taken = new Set(['Feed', 'Feed 2'])
    expect(freeName('Chat', (name) => taken.has(name))).toBe('Chat')
    expect(freeName('Feed', (name) => taken.has(name))).toBe('Feed 3')
  })
})
