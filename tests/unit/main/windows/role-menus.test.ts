import { describe, expect, it, vi } from 'vitest'
import { quitItem } from '../../../../main/windows/role-menus'
import { translatorOf } from '../../../../shared/messages/translator-of'

const words = translatorOf('en')

describe('quit in the menu', () => {
  it('has the keys that it was given', () => {
    expect(quitItem(words, 'CmdOrCtrl+Q', vi.fn<() => void>())).toMatchObject({ accelerator: 'CmdOrCtrl+Q' })
  })

  it('has no keys where they were taken, nor a role, which brings its own', () => {
    const item = quitItem(words, null, vi.fn<() => void>())
    expect(item).not.toHaveProperty('accelerator')
    expect(item).not.toHaveProperty('role')
  })
})
