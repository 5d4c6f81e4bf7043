import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppSettings } from '../../../../main/settings/app-settings'
import { RecordingsFolder } from '../../../../main/settings/recordings-folder'
import { defaultSettings } from '../../../../shared/settings/settings'

let data: string
let own: string
let mine: string
let answer: string | null
beforeEach(async () => {
  data = await mkdtemp(path.join(os.tmpdir(), 'framescope-recordings-'))
  own = path.join(data, 'captures')
  mine = path.join(data, 'mine')
  answer = mine
  await mkdir(mine)
})
afterEach(() => rm(data, { recursive: true }))

/** The app, started anew. */
const start = () =>
  new RecordingsFolder({
    settings: new AppSettings(path.join(data, 'settings.json'), () => {}),
    own,
    chooseFolder: async () => answer,
  })
const refused = (code: string) => ({ error: { code } })

describe('the folder of recordings', () => {
  it('is the own place of the app until another is chosen', async () => {
    expect(await start().place()).toEqual({ folder: own, chosen: null, problem: null })
  })

  it('is the chosen one from the next start on', async () => {
    const app = start()
    expect(await app.choose()).toMatchObject({ recordingsFolder: mine })
    expect(await start().place()).toEqual({ folder: mine, chosen: mine, problem: null })
  })

  it('stays what it was while the app runs', async () => {
    const app = start()
    await app.place()
    await app.choose()
    expect(await app.place()).toEqual({ folder: own, chosen: null, problem: null })
  })

  it('stays what it was where the dialog is cancelled', async () => {
    const app = start()
    await app.choose()
    answer = null
    expect(await app.choose()).toMatchObject({ recordingsFolder: mine })
  })

  it('is not kept as chosen where the own place of the app was', async () => {
    answer = path.join(mine, '..', 'captures')
    expect(await start().choose()).toMatchObject({ recordingsFolder: null })
  })

  it('is not one in which nothing can be kept', async () => {
    answer = path.join(data, 'gone')
    await expect(start().choose()).rejects.toMatchObject(refused('capture-folder-unusable'))
    expect(await start().place()).toMatchObject({ chosen: null })
  })

  it('is not one that only the page names, and nothing else of that change holds', async () => {
    const app = start()
    const changes = { theme: 'dark', recordingsFolder: mine } as const
    await expect(app.change(changes)).rejects.toMatchObject(refused('recordings-folder-not-chosen'))
    expect(await app.change({})).toEqual(defaultSettings)
  })

  it('comes back with what takes a reset back, also when it was chosen in another run', async () => {
    await start().choose()
    const app = start()
    expect(await app.reset()).toEqual(defaultSettings)
    expect(await app.change({ ...defaultSettings, recordingsFolder: mine })).toMatchObject({ recordingsFolder: mine })
  })

  it('is the own place of the app for a run that finds it gone, and stays chosen', async () => {
    await start().choose()
    await rm(mine, { recursive: true })
    expect(await start().place()).toMatchObject({
      folder: own,
      chosen: mine,
      problem: { code: 'recordings-folder-away', params: { folder: mine, problem: 'ENOENT', used: own } },
    })
    expect(await readFile(path.join(data, 'settings.json'), 'utf8')).toContain(JSON.stringify(mine))
    await mkdir(mine)
    expect(await start().place()).toEqual({ folder: mine, chosen: mine, problem: null })
  })
})
