import { execFile } from 'node:child_process'
import path from 'node:path'
import { root } from '../root.mjs'
import { ensureFloorTypes } from './floor-types.mjs'

/** Each has its tsconfig.<layer>.json. `floor` is main and preload against the oldest Electron the app runs on. */
const layers = ['shared', 'main', 'preload', 'renderer', 'tests', 'scripts', 'floor']

const tsc = path.join(root, 'node_modules/typescript/bin/tsc')

/**
 * Type-checks all layers at once, says how each went, and returns which are sound.
 * @returns {Promise<boolean[]>}
 */
export function checkLayers() {
  return Promise.all(
    layers.map(async (layer) => {
      const errors = await errorsOf(layer)
      console.log(errors ? `types of ${layer}: failed\n${errors}` : `types of ${layer}: ok`)
      return errors === ''
    }),
  )
}

/**
 * @param {string} layer
 * @returns {Promise<string>} empty when it is sound
 */
async function errorsOf(layer) {
  try {
    if (layer === 'floor') await ensureFloorTypes()
  } catch (error) {
    return `cannot get the types of the oldest Electron: ${String(error)}`
  }
  return new Promise((resolve) => {
    execFile(process.execPath, [tsc, '-p', `tsconfig.${layer}.json`], { cwd: root }, (error, stdout) => {
      resolve(error ? stdout.trim() || error.message : '')
    })
  })
}
