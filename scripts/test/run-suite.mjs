import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { root } from '../root.mjs'
import { runTool } from '../run-tool.mjs'
import { say } from '../say.mjs'

/** @typedef {import('./tally.mjs').Tally} Tally */

/**
 * Vitest's part.
 * @param {'unit' | 'integration'} project
 */
export function runVitest(project) {
  const report = freshReport(`${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const content = runTool('vitest', ['run', '--project', project, ...reporters])
  return tallyOf(`vitest ${project}`, content, report, ({ numPassedTests, numFailedTests, ...rest }) => ({
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: rest.numPendingTests + rest.numTodoTests,
  }))
}

/** Playwright's part: the built app, end to end. */
export function runPlaywright() {
  const report = freshReport('playwright.json')
  const content = runTool('playwright', ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: report })
  return tallyOf('playwright', content, report, ({ stats: { expected, unexpected, flaky, skipped } }) => ({
    passed: expected,
    failed: unexpected + flaky,
    skipped,
  }))
}

/**
 * Where a runner writes its report: no older one is there to be taken for it.
 * @param {string} name
 */
function freshReport(name) {
  const report = path.join(root, 'test-results', name)
  mkdirSync(path.dirname(report), { recursive: true })
  rmSync(report, { force: true })
  return report
}

/**
 * A runner that crashed, or ran nothing, has failed even where no test did.
 * @param {string} runner
 * @param {boolean} content what its exit code says
 * @param {string} report
 * @param {(report: any) => Tally} read
 * @returns {Tally}
 */
function tallyOf(runner, content, report, read) {
  const tally = existsSync(report) ? read(JSON.parse(readFileSync(report, 'utf8'))) : undefined
  if (tally === undefined || tally.passed + tally.failed === 0) {
    say(`${runner} ran no test`)
    return { passed: 0, failed: 1, skipped: tally?.skipped ?? 0 }
  }
  if (!content && tally.failed === 0) {
    say(`${runner} failed outside of any test`)
    return { ...tally, failed: 1 }
  }
  return tally
}
