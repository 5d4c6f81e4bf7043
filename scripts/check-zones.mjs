// Checks every import of the product against the table in lint/zones.mjs. Part of `npm run lint`.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { zoneViolations } from './lint/zone-violations.mjs'
import { root } from './root.mjs'

const layers = ['shared', 'main', 'preload', 'renderer']

const files = layers.flatMap((layer) =>
  readdirSync(path.join(root, layer), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.posix.join(layer, file.replaceAll(path.sep, '/'))),
)
const violations = files.flatMap((file) => zoneViolations(file, readFileSync(path.join(root, file), 'utf8')))

for (const violation of violations) console.error(violation)
console.error(`zones: ${files.length} files, ${violations.length} forbidden imports`)
process.exitCode = violations.length === 0 ? 0 : 1
