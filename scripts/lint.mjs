// Lints, checks the zones and the format; says all that is wrong in one run.
import { checkZones } from './lint/check-zones.mjs'
import { runTool } from './run-tool.mjs'

/** What oxlint looks at; it knows what to leave out, but not what belongs to the project. */
const folders = ['shared', 'main', 'preload', 'renderer', 'tests', 'scripts']

const results = [
  runTool('oxlint', ['--type-aware', '--deny-warnings', ...folders]),
  checkZones(),
  runTool('prettier', ['--check', '--log-level=warn', '.']),
]
process.exitCode = results.every(Boolean) ? 0 : 1
