import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { IconIcns, IconIco } from '@shockpkg/icon-encoder'
import { root } from '../root.mjs'
import { renderSvg } from './render-svg.mjs'

/** Where electron-builder.yml looks for them. */
export const iconFolder = path.join(root, 'dist/icons')

const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512]
const windowsSizes = [16, 24, 32, 48, 64, 128, 256]

// What Apple's iconutil calls them. The sizes with @2x are a picture of their own, though of the same pixels as another.
const macTypes = /** @type {const} */ ([
  ['ic04', 16],
  ['ic11', 32],
  ['ic05', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
])

// Apple's grid: an app's shape has 824 of 1024 pixels, so that it is as large as its neighbours in the Dock.
const MAC_MARGIN = 100 / 1024

/** Renders the drawings in build/ to the sizes and files that each system wants. */
export async function writeIcons() {
  await rm(iconFolder, { recursive: true, force: true })
  await mkdir(path.join(iconFolder, 'linux'), { recursive: true })
  const at = (/** @type {string} */ name) => path.join(iconFolder, name)
  for (const size of linuxSizes) await writeFile(at(`linux/${size}x${size}.png`), await renderSvg('icon', size))
  await writeFile(at('icon.ico'), await windowsIcon('icon'))
  await writeFile(at('icon.icns'), await macIcon('icon', MAC_MARGIN))
  await writeFile(at('document.ico'), await windowsIcon('document'))
  await writeFile(at('document.icns'), await macIcon('document', 0))
  // Desktops of Linux draw these themselves.
  await copyFile(path.join(root, 'build/icon.svg'), at('icon.svg'))
  await copyFile(path.join(root, 'build/document.svg'), at('document.svg'))
}

/** @param {string} name */
export async function windowsIcon(name) {
  const icon = new IconIco()
  for (const size of windowsSizes) await icon.addFromPng(await renderSvg(name, size))
  return icon.encode()
}

/**
 * @param {string} name
 * @param {number} margin
 */
export async function macIcon(name, margin) {
  const icon = new IconIcns()
  for (const [type, size] of macTypes) await icon.addFromPng(await renderSvg(name, size, margin), [type])
  return icon.encode()
}
