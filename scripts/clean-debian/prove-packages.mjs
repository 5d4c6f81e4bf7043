import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect } from '@playwright/test'
import { converse } from '../demo/conversation.mjs'
import { MainWindow } from '../demo/main-window.mjs'
import { removal } from '../launch-app.mjs'
import { releaseFolder } from '../packaging/build-installer.mjs'
import { drivePackaged } from '../packaging/drive-packaged.mjs'
import { root } from '../root.mjs'
import { say } from '../say.mjs'
import { rendererConfinement } from './renderer-sandbox.mjs'

/** @typedef {import('./clean-debian.mjs').CleanDebian} CleanDebian */

const pictures = path.join(root, 'test-results/packages')
// `nobody` on every Linux.
const UNPRIVILEGED = '65534'

/**
 * Installs the deb, with nothing on the system but what it depends on; uses the app as an ordinary user; takes it away and
 * finds nothing of it left.
 * @param {CleanDebian} debian
 */
export async function proveDeb(debian) {
  const deb = debian.bring(artifact('.deb'))
  say('installing what the deb depends on')
  debian.run('apt-get', 'update', '-qq')
  const depends = debian.run('dpkg-deb', '--field', deb, 'Depends').trim()
  debian.run('apt-get', 'satisfy', '-qq', '-y', '--no-install-recommends', depends)
  const before = new Set(debian.files())
  say('dpkg -i')
  debian.run('dpkg', '-i', deb)
  assert.equal(debian.run('dpkg', '--verify', 'framescope'), '', 'what was installed is not what was packed')
  debian.run('test', '-x', '/usr/bin/framescope')
  await exercise('deb', ...debian.asUser('/usr/bin/framescope'))
  say('dpkg -r')
  debian.run('dpkg', '-r', 'framescope')
  const left = debian.files().filter((name) => !before.has(name))
  const [ofUser, ofSystem] = [left.filter(isOfUser), left.filter((name) => !isOfUser(name))]
  say(`left in the user's home, which are the user's own: ${foldersOf(ofUser).join(', ')}`)
  say(`left elsewhere: ${ofSystem.join(', ') || 'nothing'}`)
  assert.deepEqual(ofSystem, [], 'the package leaves something behind')
}

/**
 * Unpacks the tar.gz into a folder of somebody who may do little, and uses the app from there, on the system that is around.
 */
export async function proveTarball() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'framescope-tarball-'))
  try {
    chmodSync(folder, 0o755)
    execute('tar', '-xzf', artifact('.tar.gz'), '-C', folder)
    const [unpacked = ''] = readdirSync(folder)
    const home = path.join(folder, 'home')
    mkdirSync(home)
    execute('chown', '-R', `${UNPRIVILEGED}:${UNPRIVILEGED}`, home)
    await exercise('tar.gz', 'setpriv', [
      `--reuid=${UNPRIVILEGED}`,
      `--regid=${UNPRIVILEGED}`,
      '--clear-groups',
      '--inh-caps=-all',
      'env',
      '-i',
      `HOME=${home}`,
      'PATH=/usr/bin:/bin',
      `DISPLAY=${process.env.DISPLAY ?? ''}`,
      path.join(folder, unpacked, 'framescope'),
    ])
  } finally {
    rmSync(folder, removal)
  }
}

/**
 * The main job, with the sandbox on.
 * @param {string} name of the package
 * @param {string} command starts the app
 * @param {string[]} args
 */
async function exercise(name, command, args) {
  say(`starting the app of the ${name}`)
  const app = await drivePackaged(command, args)
  try {
    const window = new MainWindow(app.page)
    await converse(window)
    const { by, user, ...confined } = rendererConfinement(app.pid)
    assert.deepEqual(confined, { filtered: true, noNewPrivileges: true, ownProcesses: true })
    assert.notEqual(user, 0, 'the page runs as root')
    say(`the page runs as user ${user}, its system calls filtered, locked in by ${by}`)
    await app.page.screenshot({ path: path.join(pictures, `${name}.png`) })
    await window.button('Disconnect').click()
    await expect(window.state).toHaveText(/closed/)
    say(`did the main job; see test-results/packages/${name}.png`)
  } finally {
    await app.close()
  }
}

/** @param {string} ending */
function artifact(ending) {
  const name = readdirSync(releaseFolder).find((file) => file.endsWith(ending))
  if (name === undefined) throw new Error(`there is no ${ending} in release/`)
  return path.join(releaseFolder, name)
}

/** @param {string} file */
function isOfUser(file) {
  return file.startsWith('home/')
}

/** The outermost: `home/ann/.config/Framescope`. @param {readonly string[]} files */
function foldersOf(files) {
  return [...new Set(files.map((file) => file.split('/').slice(0, 4).join('/')))]
}

/** @param {string} program @param {...string} args */
function execute(program, ...args) {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`)
}
