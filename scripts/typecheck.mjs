// npm run typecheck: every layer with the types it may see.
import { checkLayers } from './typecheck/layers.mjs'

const results = await checkLayers()
process.exitCode = results.every(Boolean) ? 0 : 1
