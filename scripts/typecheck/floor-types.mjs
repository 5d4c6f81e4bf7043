import { existsSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import path from 'node:path'
import { fromNpmPackage } from '../npm-package.mjs'
import { root } from '../root.mjs'

const pinned = {
  spec: 'electron@33.2.1',
  sha512: 'SG/nmSsK9Qg1p6wAW+ZfqU+AV8cmXMTIklUL18NnOKfZLlum4ZsDoVdmmmlL39ZmeCaq27dr7CgslRPahfoVJg==',
}
// tsconfig.floor.json maps `electron` to the file in here.
const folder = path.join(root, '.cache/electron-types-33.2.1')
const declarations = 'electron.d.ts'

/** Puts the type declarations of the oldest supported Electron where tsconfig.floor.json expects them. */
export async function ensureFloorTypes() {
  if (existsSync(folder)) return
  await fromNpmPackage(pinned, [`package/${declarations}`], folder, (unpacked, result) =>
    copyFile(path.join(unpacked, 'package', declarations), path.join(result, declarations)),
  )
}
