import { describe, expect, it } from 'vitest'
import { isWithoutSandbox } from '../../../../main/windows/without-sandbox'

const startedWith = (isPackaged: boolean, ...switches: string[]) => ({
  isPackaged,
  commandLine: { hasSwitch: (name: string) => switches.includes(name) },
})

describe('isWithoutSandbox', () => {
  it('tells of a package that an ordinary user runs without its sandbox', () => {
    expect(isWithoutSandbox(startedWith(true, 'no-sandbox'), 1000)).toBe(true)
    expect(isWithoutSandbox(startedWith(true, 'no-sandbox'), undefined)).toBe(true)
  })

  it.each([
    ['runs with it', startedWith(true), 1000],
    ['is run by root', startedWith(true, 'no-sandbox'), 0],
    ['is being developed', startedWith(false, 'no-sandbox'), 1000],
  ])('has nothing to tell where the app %s', (_, app, user) => {
    expect(isWithoutSandbox(app, user)).toBe(false)
  })
})
