import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isInstalled } from '../../../../main/updates/is-installed'

let folder: string
let executable: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'framescope-installed-'))
  executable = path.join(folder, 'Framescope.exe')
})
afterEach(() => rm(folder, { recursive: true }))

describe('isInstalled', () => {
  it('knows an unpacked archive of Windows from what an installer has put there', async () => {
    expect(isInstalled('win32', executable)).toBe(false)
    await writeFile(path.join(folder, 'Uninstall Framescope.exe'), '')
    expect(isInstalled('win32', executable)).toBe(true)
  })

  it('leaves packages of other systems to electron-updater', () => {
    expect(isInstalled('linux', executable)).toBe(true)
    expect(isInstalled('darwin', executable)).toBe(true)
  })
})
