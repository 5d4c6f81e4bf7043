import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { errorCodes } from '../../../shared/errors/error-code'
import { violationCodes, violationRules } from '../../../shared/protocol/violation-code'

const page = readFileSync(new URL('../../../docs/error-codes.md', import.meta.url), 'utf8')
const [errors = '', violations = ''] = page.split('## Protocol violations')

/** Cells of all table rows that begin with a code. */
const rowsOf = (text: string): string[][] =>
  [...text.matchAll(/^\| `(.+)\|$/gm)].map(([, row = '']) =>
    row.split('|').map((cell) => cell.replaceAll('`', '').trim()),
  )
const codesOf = (text: string): string[] => rowsOf(text).map(([code = '']) => code)

describe('docs/error-codes.md', () => {
  it('explains every error code once, in the order of the list, and no other', () => {
    expect(codesOf(errors)).toEqual([...errorCodes])
  })

  it('explains every violation once, in the order of the list, and no other', () => {
    expect(codesOf(violations)).toEqual([...violationCodes])
  })

  it('leaves no cell of an error empty', () => {
    expect(rowsOf(errors).filter((row) => row.length !== 4 || row.includes(''))).toEqual([])
  })

  it('names section and close code of each violation as the rules do', () => {
    const rules = violationCodes.map((code) => [
      violationRules[code].section,
      String(violationRules[code].closeCode ?? ''),
    ])
    expect(rowsOf(violations).map(([, , section, ends]) => [section, ends])).toEqual(rules)
  })
})
