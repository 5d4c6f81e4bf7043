import { execFile } from 'node:child_process'
import path from 'node:path'
import { root } from '../root.mjs'
import { ensureFloorTypes } from './floor-types.mjs'

/** Each has its tsconfig.<layer>.json. `floor` is main and preload against the oldest Electron the app runs on. */
export const layers = ['shared', 'main', 'preload', 'renderer', 'tests', 'scripts', 'floor']

const tsc = path.join(root, 'node_modules/typescript/bin/tsc')

/**
 * Type-checks one layer. `errors` is empty when it is sound.
 * @param {string} layer
 * @returns {Promise<{ layer: string, errors: string }>}
 */
export async function checkLayer(layer) {
  try {
    if (layer === 'floor') await ensureFloorTypes()
  } catch (error) {
    return { layer, errors: `cannot get its types: ${String(error)}` }
  }
  return new Promise((resolve) => {
    execFile(process.execPath, [tsc, '-p', `tsconfig.${layer}.json`], { cwd: root }, (error, stdout) => {
      resolve({ layer, errors: error ? stdout.trim() || error.message : '' })
    })
  })
}
