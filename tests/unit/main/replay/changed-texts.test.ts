import { describe, expect, it } from 'vitest'
import { VariableResolver } from '../../../../main/profiles/variable-resolver'
import { ChangedTexts } from '../../../../main/replay/changed-texts'
import { codeOf } from '../../../support/code-of'

const variables = new VariableResolver((name) => (name === 'who' ? { value: 'Ada "A"', secret: false } : null))
const resolve = (text: string, as: 'text' | 'json') => variables[as](text).value

describe('ChangedTexts', () => {
  it('puts values into what was typed, and leaves what was recorded as it was', () => {
    const texts = new ChangedTexts(
      { edits: [{ event: 1, text: '{"name":"{{who}}"}' }], replacements: [{ find: 'token', by: '{{who}}' }] },
      resolve,
    )
    expect(texts.textOf(1, 'anything')).toBe('{"name":"Ada \\"A\\""}')
    expect(texts.textOf(2, 'a token, {{who}}')).toBe('a Ada "A", {{who}}')
    expect(texts.textOf(3, '{{unknown}}')).toBe('{{unknown}}')
  })

  it('says before the first message what cannot be resolved', () => {
    const texts = new ChangedTexts({ edits: [], replacements: [{ find: 'a', by: '{{nobody}}' }] }, resolve)
    let code = ''
    try {
      texts.check()
    } catch (failure) {
      code = codeOf(failure)
    }
    expect(code).toBe('variable-unknown')
  })
})
