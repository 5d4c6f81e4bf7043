import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../root.mjs'
import { zoneViolations } from './zone-violations.mjs'

const layers = ['shared', 'main', 'preload', 'renderer']

/** Checks every import of the product against the table of zones, and says which are forbidden. */
export function checkZones() {
  const files = layers.flatMap((layer) =>
    readdirSync(path.join(root, layer), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => path.posix.join(layer, file.replaceAll(path.sep, '/'))),
  )
  const violations = files.flatMap((file) => zoneViolations(file, readFileSync(path.join(root, file), 'utf8')))
  for (const violation of violations) console.error(violation)
  console.error(`zones: ${files.length} files, ${violations.length} forbidden imports`)
  return violations.length === 0
}
