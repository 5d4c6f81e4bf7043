import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { root } from '../root.mjs'

/**
 * A package of somebody else that is in what is shipped.
 * @typedef {object} Licensed
 * @property {string} name
 * @property {string} version
 * @property {string} [identifier] SPDX
 * @property {string} [text]
 */

const bundles = ['main', 'preload', 'renderer', 'cli']
// Shipped as they are, beside the bundles.
const wholePackages = ['bufferutil', 'node-gyp-build']
const RULE = '-'.repeat(80)

/**
 * Writes the licence texts of everything that the bundles and the packages beside them hold: with our own before them for
 * Debian, whose packages have one file for all.
 */
export async function writeLicences() {
  const found = await Promise.all(bundles.map(readBundle))
  const packages = uniquePackages([...found.flat(), ...wholePackages.map(readPackage)]).map(withText)
  const theirs = thirdPartyText(packages)
  await writeFile(path.join(root, 'dist/third-party-licences.txt'), theirs)
  const ours = await readFile(path.join(root, 'LICENSE'), 'utf8')
  await writeFile(path.join(root, 'dist/copyright.txt'), copyrightText(ours, theirs))
}

/** @param {readonly Required<Licensed>[]} packages */
export function thirdPartyText(packages) {
  const parts = packages.map(
    ({ name, version, identifier, text }) => `${RULE}\n${name} ${version} (${identifier})\n${RULE}\n\n${text.trim()}\n`,
  )
  return ['Framescope contains these packages, under the licences that follow.\n', ...parts].join('\n')
}

/**
 * Each once, by name.
 * @param {readonly Licensed[]} packages
 */
export function uniquePackages(packages) {
  const byName = new Map(packages.map((one) => [`${one.name} ${one.version}`, one]))
  return [...byName.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}

/**
 * @param {string} ours
 * @param {string} theirs
 */
function copyrightText(ours, theirs) {
  return [
    'Electron and Chromium have their own texts: LICENSE.electron.txt and LICENSES.chromium.html in /opt/Framescope.\n',
    `${ours.trim()}\n`,
    theirs,
  ].join('\n')
}

/**
 * What Vite has noted of a bundle.
 * @param {string} name
 * @returns {Promise<Licensed[]>}
 */
async function readBundle(name) {
  return JSON.parse(await readFile(path.join(root, 'dist', name, 'licences.json'), 'utf8'))
}

/**
 * @param {string} name
 * @returns {Licensed}
 */
function readPackage(name) {
  const folder = path.join(root, 'node_modules', name)
  const { version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  return {
    name,
    version,
    identifier: license,
    ...(file ? { text: readFileSync(path.join(folder, file), 'utf8') } : {}),
  }
}

/**
 * A few packages leave their text out; it is kept in build/licences then. Nothing is shipped without one.
 * @param {Licensed} licensed
 * @returns {Required<Licensed>}
 */
function withText({ name, version, identifier, text }) {
  const kept = path.join(root, 'build/licences', `${name.replace('/', '+')}.txt`)
  const found = text ?? (existsSync(kept) ? readFileSync(kept, 'utf8') : undefined)
  if (identifier === undefined || found === undefined)
    throw new Error(`${name} ${version} comes without a licence text; put it into build/licences`)
  return { name, version, identifier, text: found }
}
