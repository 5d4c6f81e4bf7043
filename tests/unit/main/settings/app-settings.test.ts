import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppSettings } from '../../../../main/settings/app-settings'
import type { AppError } from '../../../../shared/errors/app-error'
import { defaultSettings, type Settings } from '../../../../shared/settings/settings'

let folder: string
let file: string
let told: Settings[]
let putAside: AppError[]
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'framescope-settings-'))
  file = path.join(folder, 'settings.json')
  told = []
  putAside = []
})
afterEach(() => rm(folder, { recursive: true }))

const started = () => {
  const settings = new AppSettings(file, (problem) => putAside.push(problem))
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

  it('say where the old file is that had a mistake in it, once', async () => {
    await writeFile(file, '{"format":"framescope-settings","version":1,"zoom":400}')
    const settings = started()
    const problem = { code: 'settings-put-aside', params: { file: `${file}.unreadable` } }
    expect(await settings.problem()).toEqual(problem)
    expect(putAside).toEqual([problem])
    expect(settings.value).toEqual(defaultSettings)
    expect(await started().problem()).toBeNull()
  })

  it('tell everybody who listens of a change', async () => {
    const settings = started()
    let heard = 0
    settings.onChange(() => (heard += 1))
    await settings.change({ theme: 'dark' })
    expect({ heard, told: told.length }).toEqual({ heard: 1, told: 1 })
  })

  it('are settled when a change has been written', async () => {
    const settings = started()
    const changed = settings.change({ theme: 'dark' })
    await settings.settled()
    expect(await readFile(file, 'utf8')).toContain('dark')
    await changed
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
