import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/**
 * How the system holds the process in that shows the page: what `/proc` says, which no setting of the app can.
 * @typedef {object} Confinement
 * @property {boolean} filtered its system calls are (seccomp)
 * @property {boolean} noNewPrivileges
 * @property {boolean} ownProcesses it sees no processes but its own (a PID namespace)
 * @property {number} user who runs it
 * @property {'namespaces' | 'setuid helper'} by what it was locked in
 */

/**
 * Looks at the renderer of a running app; throws where there is none.
 * @param {number} app its main process
 * @returns {Confinement}
 */
export function rendererConfinement(app) {
  const renderer = descendants(app).find((pid) => read(pid, 'cmdline').includes('--type=renderer'))
  if (renderer === undefined) throw new Error('the app has no renderer')
  const status = read(renderer, 'status')
  const field = (/** @type {string} */ name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1])
  return {
    filtered: field('Seccomp') === 2,
    noNewPrivileges: field('NoNewPrivs') === 1,
    ownProcesses: namespace(renderer, 'pid') !== namespace(app, 'pid'),
    user: field('Uid'),
    by: namespace(renderer, 'user') === namespace(app, 'user') ? 'setuid helper' : 'namespaces',
  }
}

/** @param {number} ancestor @returns {number[]} */
function descendants(ancestor) {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger)
  const parents = new Map(pids.map((pid) => [pid, Number(/^PPid:\s+(\d+)/m.exec(read(pid, 'status'))?.[1])]))
  const isBelow = (/** @type {number} */ pid) => {
    for (let at = parents.get(pid); at !== undefined; at = parents.get(at)) if (at === ancestor) return true
    return false
  }
  return pids.filter(isBelow)
}

/** Empty where the process has ended meanwhile. @param {number} pid @param {string} file */
function read(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}

/** @param {number} pid @param {string} kind */
function namespace(pid, kind) {
  return readlinkSync(`/proc/${pid}/ns/${kind}`)
}
