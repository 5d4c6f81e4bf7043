import { describe, expect, it } from 'vitest'
import { editedVariablesSchema } from '../../../../shared/environment/environment'

const edited = (variable: object) => editedVariablesSchema.safeParse([{ was: 'key', name: 'key', ...variable }]).success

describe('editedVariablesSchema', () => {
  it('lets a secret variable stay as it is', () => {
    expect(edited({ secret: true, value: null })).toBe(true)
  })

  it('refuses a public variable without a value, so that none is lost by making it public', () => {
    expect(edited({ secret: false, value: null })).toBe(false)
    expect(edited({ secret: false, value: '' })).toBe(true)
  })
})
