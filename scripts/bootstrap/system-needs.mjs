import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { hasDisplay } from '../virtual-display.mjs'

/**
 * Something of the operating system that a script needs.
 * @typedef {object} SystemNeed
 * @property {string} name
 * @property {() => string | undefined} missing what is missing, in words, or nothing
 * @property {string[]} packages Debian packages that bring it
 */

/**
 * What the app itself needs to start on Linux.
 * @param {string} executable
 * @returns {SystemNeed[]}
 */
export function appNeeds(executable) {
  return [
    {
      name: 'shared libraries of Electron',
      missing: () => missingLibraries(executable),
      packages: [
        'libasound2',
        'libatk-bridge2.0-0',
        'libatk1.0-0',
        'libatspi2.0-0',
        'libcups2',
        'libdrm2',
        'libgbm1',
        'libgtk-3-0',
        'libnss3',
        'libxcomposite1',
        'libxdamage1',
        'libxfixes3',
        'libxkbcommon0',
        'libxrandr2',
      ],
    },
    { name: 'a virtual display', missing: () => (hasDisplay() ? undefined : absent('Xvfb')), packages: ['xvfb'] },
  ]
}

/**
 * Programs that some tests check Framescope against. Without them, those tests skip themselves.
 * @type {readonly SystemNeed[]}
 */
export const testNeeds = [
  { name: 'another WebSocket implementation', missing: missingPythonWebsockets, packages: ['python3-websockets'] },
  { name: 'a browser', missing: () => absent('chromium'), packages: ['chromium'] },
  { name: 'another decoder', missing: () => absent('tshark'), packages: ['tshark'] },
  { name: 'an HTTP proxy', missing: () => absent('tinyproxy'), packages: ['tinyproxy-bin'] },
  { name: 'a SOCKS5 proxy', missing: () => absent('microsocks'), packages: ['microsocks'] },
]

/** @param {string} executable */
function missingLibraries(executable) {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' })
  const missing = [...stdout.matchAll(/^\s*(\S+) => not found$/gm)].map(([, library]) => library)
  return missing.length > 0 ? missing.join(', ') : undefined
}

/** @param {string} program */
function absent(program) {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return folders.some((folder) => existsSync(path.join(folder, program))) ? undefined : program
}

/** Debian's own Python, which Debian's package is for; another one may come first on the PATH. */
function missingPythonWebsockets() {
  const { status } = spawnSync('/usr/bin/python3', ['-c', 'import websockets'], { stdio: 'ignore' })
  return status === 0 ? undefined : 'python3-websockets'
}
