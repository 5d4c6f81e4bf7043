import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Arch, build } from 'electron-builder'
import { root } from '../root.mjs'
import { platforms } from './packaged-app.mjs'
import { addToUpdateFeed, isUpdateFeed } from './update-feed.mjs'

/** @typedef {import('./targets-of.mjs').Target} Target */

/** Where everything that is packaged ends up. */
export const releaseFolder = path.join(root, 'release')

/**
 * Builds one target from the packed app, whole or not at all: what it writes appears in release/ once it is complete.
 * @param {import('electron-builder').Configuration} config
 * @param {Target} target
 * @param {import('./packaged-app.mjs').PackagedApp} app
 * @returns {Promise<string[]>} the files, most often one
 */
export async function buildInstaller(config, { system, name, arch }, app) {
  const workshop = path.join(releaseFolder, `.${system}-${name}-${arch}`)
  await rm(workshop, { recursive: true, force: true })
  try {
    await mkdir(workshop, { recursive: true })
    await build({
      projectDir: root,
      publish: 'never',
      prepackaged: app.folder,
      targets: platforms[system].createTarget(name, Arch[arch]),
      config: { ...config, directories: { output: workshop, buildResources: 'build' } },
    })
    return await moveFiles(workshop, releaseFolder)
  } finally {
    // deb and rpm leave in the app what they are; an archive of it would be updated as one of them.
    await rm(path.join(app.folder, 'resources/package-type'), { force: true })
    await rm(workshop, { recursive: true, force: true })
  }
}

/**
 * Files alone: folders are what a target was made from, and logs of the builder are no result.
 * @param {string} from
 * @param {string} to
 */
async function moveFiles(from, to) {
  const names = (await readdir(from)).filter((name) => !/^builder-.*\.ya?ml$/.test(name))
  const files = []
  for (const name of names) {
    if (!(await stat(path.join(from, name))).isFile()) continue
    if (isUpdateFeed(name)) {
      await addToUpdateFeed(path.join(from, name), path.join(to, name))
      continue
    }
    await rename(path.join(from, name), path.join(to, name))
    files.push(path.join(to, name))
  }
  if (files.length === 0) throw new Error('electron-builder left no file')
  return files
}
