// Type-checks every layer with the types it may see, then main and preload once more against the oldest Electron.
import { checkLayer, layers } from './typecheck/layers.mjs'

const results = await Promise.all(layers.map(checkLayer))
for (const { layer, errors } of results) console.log(errors ? `${layer}: failed\n${errors}` : `${layer}: ok`)
process.exitCode = results.some(({ errors }) => errors) ? 1 : 0
