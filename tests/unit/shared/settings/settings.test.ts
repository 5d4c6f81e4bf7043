import { describe, expect, it } from 'vitest'
import { readFormat, writeFormat } from '../../../../shared/files/file-format'
import { settingsChannels } from '../../../../shared/ipc/settings-channels'
import { defaultSettings, nextZoom } from '../../../../shared/settings/settings'
import { settingsFormat } from '../../../../shared/settings/settings-format'

describe('settings', () => {
  it('are as they were made where a file says nothing', () => {
    const file = readFormat(settingsFormat, '{"format":"framescope-settings","version":1,"theme":"dark"}')
    expect(file).toMatchObject({ ok: true, value: { value: { ...defaultSettings, theme: 'dark' } } })
  })

  it('are read as they were written', () => {
    const settings = { ...defaultSettings, zoom: 125, shortcuts: { 'find.open': 'F7', 'session.new': null } }
    expect(readFormat(settingsFormat, writeFormat(settingsFormat, settings))).toMatchObject({
      ok: true,
      value: { value: settings },
    })
  })

  it('take no keys that one types with', () => {
    const text = JSON.stringify({ format: 'framescope-settings', version: 1, shortcuts: { 'find.open': 'A' } })
    expect(readFormat(settingsFormat, text)).toMatchObject({ ok: false })
  })

  it('change where a change says so, and nowhere else', () => {
    const { input } = settingsChannels.change
    expect(input.parse({ theme: 'light' })).toEqual({ theme: 'light' })
    expect(input.safeParse({ theme: 'pink' }).success).toBe(false)
    expect(input.safeParse({ unknown: 1 }).success).toBe(false)
  })
})

describe('zoom', () => {
  it('goes in steps and ends where there is no other', () => {
    expect(nextZoom(100, 1)).toBe(110)
    expect(nextZoom(100, -1)).toBe(90)
    expect(nextZoom(105, 1)).toBe(110)
    expect(nextZoom(300, 1)).toBe(300)
    expect(nextZoom(50, -1)).toBe(50)
  })
})
