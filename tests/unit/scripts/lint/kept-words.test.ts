import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { keptWords } from '../../../../scripts/lint/kept-words.mjs'

describe('kept words', () => {
  it.each([
    ['a constant', "const name = t('a')"],
    ['a list', "export const all = ids.length > 0 ? [{ label: t('a') }] : []"],
    ['a field of a class', "class Box { static readonly label = t('a') }"],
  ])('are found in %s of a module', (_, source) => {
    expect(keptWords('some.ts', source)).toEqual([source.indexOf('t(')])
  })

  it.each([
    ['an arrow', "const name = () => t('a')"],
    ['a function', "function name() { const kept = t('a'); return kept }"],
    ['a method', "class Box { label() { return t('a') } }"],
  ])('are not those that %s gives', (_, source) => {
    expect(keptWords('some.ts', source)).toEqual([])
  })
})

describe('the window', () => {
  const modules = ['renderer', 'shared/wording']
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => path.join(folder, file)),
    )
    .map((file) => ({ file, source: readFileSync(file, 'utf8') }))

  it('keeps no words from when it was loaded', () => {
    expect(modules.filter(({ file, source }) => keptWords(file, source).length > 0)).toEqual([])
  })

  it('draws what is under memo again in another language', () => {
    const speaking = modules.filter(({ source }) => /= memo\(/.test(source) && /wording\/translate'/.test(source))
    expect(speaking.length).toBeGreaterThan(0)
    expect(speaking.filter(({ source }) => !source.includes('useLanguage()')).map(({ file }) => file)).toEqual([])
  })
})
