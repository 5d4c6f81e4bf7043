import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Arch, Platform, type AfterPackContext } from 'electron-builder'
import yaml from 'js-yaml'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { builderYaml } from '../../../../scripts/packaging/builder-yaml.mjs'
import { checkUpdateSource, writeUpdateSource } from '../../../../scripts/packaging/update-source.mjs'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'framescope-source-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** An app of this system that has just been packed, with our configuration, of a version that is a pre-release. */
async function packed(platform: Platform): Promise<AfterPackContext> {
  const config = await builderYaml()
  const appInfo = { channel: 'beta', updaterCacheDirName: 'framescope-updater' }
  const packager = {
    platform,
    config,
    appInfo,
    platformSpecificBuildOptions: {},
    info: { config, appInfo },
    expandMacro: (text: string) => text,
    getResourcesDir: () => folder,
    isForceCodeSigningVerification: false,
  }
  return { appOutDir: folder, arch: Arch.x64, packager } as unknown as AfterPackContext
}

describe('what newer versions are loaded with', () => {
  it.each([Platform.WINDOWS, Platform.MAC, Platform.LINUX])('is in each app that is packed: %s', async (platform) => {
    await writeUpdateSource(await packed(platform))
    await checkUpdateSource(folder)
    expect(yaml.load(await readFile(path.join(folder, 'app-update.yml'), 'utf8'))).toEqual({
      provider: 'generic',
      url: 'https://example.invalid/framescope',
      updaterCacheDirName: 'framescope-updater',
    })
  })

  it('is missed where it is not there, or not whole', async () => {
    await expect(checkUpdateSource(folder)).rejects.toThrow('does not say provider, url, updaterCacheDirName')
    await writeFile(path.join(folder, 'app-update.yml'), 'provider: generic\nurl: https://example.invalid/\n')
    await expect(checkUpdateSource(folder)).rejects.toThrow('does not say updaterCacheDirName')
  })
})
