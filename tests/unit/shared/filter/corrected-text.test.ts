import { describe, expect, it } from 'vitest'
import { correctedText } from '../../../../shared/filter/corrected-text'
import { parseFilter } from '../../../../shared/filter/parse-filter'

describe('corrected filter', () => {
  it.each([
    ['dirr:sent', 'dir:sent'],
    ['text op:txt', 'text op:text'],
    ['op:ping,txt b', 'op:ping,text b'],
    ['zzzzz:1', null],
    ['len>x', null],
  ])('makes of %s', (text, corrected) => {
    const [error] = parseFilter(text).errors
    expect(error && correctedText(text, error)).toBe(corrected)
  })
})
