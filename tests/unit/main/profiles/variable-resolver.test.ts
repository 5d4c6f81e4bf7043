import { describe, expect, it } from 'vitest'
import { VariableResolver } from '../../../../main/profiles/variable-resolver'
import { failureOf } from '../../../support/failure-of'

describe('VariableResolver', () => {
  it('is bounded in JSON as in any text, however many places there are', () => {
    const long = 'x'.repeat(1024 * 1024)
    const variables = new VariableResolver(() => ({ value: `"${long}"`, secret: false }))
    const places = (count: number) => `[${Array.from({ length: count }, () => '{{a}}').join()}]`
    expect(failureOf(() => variables.json(places(3)))).toBeNull()
    for (const resolve of ['json', 'text'] as const)
      expect(failureOf(() => variables[resolve](places(17)))).toMatchObject({ code: 'variable-too-long' })
  })
})
