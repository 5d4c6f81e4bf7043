import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { bareWords } from '../../../../scripts/lint/bare-words.mjs'

const wordsIn = (source: string): readonly string[] => bareWords('some.tsx', source).map(({ words }) => words)

describe('bare words', () => {
  it.each([
    ['text of an element', '<p>Connection lost</p>', ['Connection lost']],
    ['text of a fragment', '<>Lost {count}</>', ['Lost']],
    ['a string in braces', "<p>{'Lost'}</p>", ['Lost']],
    ['either outcome of a question', "<p>{isOpen ? 'Open' : 'Closed'}</p>", ['Open', 'Closed']],
    ['what is said on a condition', "<p>{isOpen && 'Open'}</p>", ['Open']],
    ['what stands in for what is missing', "<p>{name ?? 'Unknown'}</p>", ['Unknown']],
    ['what is put together', "<p>{'Lost ' + count}</p>", ['Lost']],
    ['a hint', '<b title="Close it" />', ['Close it']],
    ['a label for screen readers', "<b aria-label={'Close it'} />", ['Close it']],
    ['a template', '<input placeholder={`e.g. ${example}`} />', ['e.g.']],
    ['a template within one', '<b title={`${isOpen ? `Open` : t("closed")}`} />', ['Open']],
    ['a label of a component of our own', '<Field valueLabel="Value" />', ['Value']],
    ['a label in a list of choices', "const all = [{ value: 'a', label: 'First' }]", ['First']],
    ['buttons of a dialog', "dialog.show({ buttons: ['Yes', t('no')], detail: 'Sure?' })", ['Yes', 'Sure?']],
  ])('are found in %s', (_, source, words) => {
    expect(wordsIn(source)).toEqual(words)
  })

  it.each([
    ['phrases of a catalogue', "<p title={t('a.b')}>{t('c')}</p>"],
    ['signs and figures', '<p title="↑ 1">… {count} · </p>'],
    ['attributes that nobody sees', '<button type="button" className="big red" data-kind="close" />'],
    ['what is compared', "<p>{state === 'open' && t('open')}</p>"],
    ['values of choices', "const all = [{ value: 'first', label: t('first') }]"],
  ])('are not %s', (_, source) => {
    expect(wordsIn(source)).toEqual([])
  })

  it('say where they stand', () => {
    const source = 'const x = <b title="Close" />'
    expect(bareWords('some.tsx', source)).toEqual([{ offset: source.indexOf('"Close"'), words: 'Close' }])
  })
})

/** The same in every language, each for its reason. */
const allowed: readonly (readonly [reason: string, pattern: RegExp])[] = [
  ['the name of the app', /^Framescope$/],
  ['keys, as they are printed on the keyboard', /^([A-Z]|F\d|Del)$/],
  ['how a file in PEM format begins', /^-----BEGIN [A-Z ]+-----$/],
  ['bytes in hex', /^0x$|^([\da-f]{2} ?)+$/],
  ['a JSON path', /^items\[0\]\.id$/],
]

describe('window, menu and dialogs', () => {
  const modules = ['renderer', 'main/windows'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => path.join(folder, file)),
  )
  const found = [...modules, 'main/main.ts', 'main/main-answers.ts', 'main/main-services.ts'].flatMap((file) =>
    bareWords(file, readFileSync(file, 'utf8')).map(({ words }) => ({ file, words })),
  )

  it('say nothing but what the catalogues have', () => {
    expect(found.filter(({ words }) => !allowed.some(([, pattern]) => pattern.test(words)))).toEqual([])
  })

  it('still say everything that is allowed', () => {
    const unused = allowed.filter(([, pattern]) => !found.some(({ words }) => pattern.test(words)))
    expect(unused.map(([reason]) => reason)).toEqual([])
  })
})
