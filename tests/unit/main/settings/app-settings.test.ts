import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppSettings } from '../../../../main/settings/app-settings'
import { defaultSettings, type Settings } from '../../../../shared/settings/settings'

let folder: string
let file: string
let told: Settings[]
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'framescope-settings-'))
  file = path.join(folder, 'settings.json')
  told = []
})
afterEach(() => rm(folder, { recursive: true }))

const started = () => {
  const settings = new AppSettings(file)
  settings.onChange(() => told.push(settings.value))
  return settings
}

describe('settings of the app', () => {
  it('are as they were made at the first start', async () => {
    expect(await started().read()).toEqual(defaultSettings)
  })

  it('hold from a change on, and after a restart', async () => {
    const changed = { ...defaultSettings, theme: 'dark', zoom: 150 }
    await started().change({ theme: 'dark' })
    expect(await started().change({ zoom: 150 })).toEqual(changed)
    expect(told.at(-1)).toEqual(changed)
    expect(await started().read()).toEqual(changed)
  })

  it('are as they were made again after a reset', async () => {
    const settings = started()
    await settings.change({ theme: 'dark', shortcuts: { 'find.open': 'F7' } })
    expect(await settings.reset()).toEqual(defaultSettings)
    expect(await started().read()).toEqual(defaultSettings)
  })

  it('are left alone where a newer app has written them, and nothing holds that could not be kept', async () => {
    await writeFile(file, '{"format":"framescope-settings","version":99}')
    const settings = started()
    await expect(settings.change({ theme: 'dark' })).rejects.toMatchObject({ error: { code: 'own-file-unreadable' } })
    expect(settings.value).toEqual(defaultSettings)
    expect(told).toEqual([])
    expect(await readFile(file, 'utf8')).toContain('99')
  })
})
