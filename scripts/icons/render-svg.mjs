import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { root } from '../root.mjs'

/**
 * A drawing in build/ as the bytes of a PNG.
 * @param {string} name without extension
 * @param {number} size in pixels, of both sides
 * @param {number} [margin] left free on each side, as a part of the whole
 */
export async function renderSvg(name, size, margin = 0) {
  const svg = await readFile(path.join(root, 'build', `${name}.svg`), 'utf8')
  return new Resvg(withMargin(svg, margin), { fitTo: { mode: 'width', value: size } }).render().asPng()
}

/**
 * The whole is seen through a larger box: nothing in the drawing has to know of it.
 * @param {string} svg
 * @param {number} margin
 */
function withMargin(svg, margin) {
  const box = /viewBox="0 0 (\d+) \1"/
  const side = Number(box.exec(svg)?.[1])
  if (!Number.isFinite(side)) throw new Error('a drawing of an icon needs a square viewBox that begins at 0 0')
  const free = (side * margin) / (1 - 2 * margin)
  return svg.replace(box, `viewBox="${-free} ${-free} ${side + 2 * free} ${side + 2 * free}"`)
}
