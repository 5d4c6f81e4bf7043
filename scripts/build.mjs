import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { root } from './root.mjs'
import { runTool } from './run-tool.mjs'
import { say } from './say.mjs'

const sources = [
  'shared',
  'main',
  'preload',
  'renderer',
  'build',
  'docs',
  'scripts/guide',
  'vite.config.ts',
  'package-lock.json',
]
const outputs = ['dist/main/main.js', 'dist/cli/framescope.js', 'dist/preload/preload.cjs', 'dist/renderer/index.html']

/** Builds the app unless it is newer than its sources. */
export function ensureBuild() {
  if (Math.max(...sources.map(newestChange)) < Math.min(...outputs.map(changedAt))) return
  say('building the app')
  buildApp()
}

/** Builds the app. */
export function buildApp() {
  if (!runTool('vite', ['build', '--app', '--logLevel=warn'])) throw new Error('the build failed')
}

/**
 * A folder changes when something is added to it or taken away, so folders count as well as files.
 * @param {string} source
 */
function newestChange(source) {
  const folder = path.join(root, source)
  const inside = statSync(folder).isDirectory() ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
  return Math.max(changedAt(source), ...inside.map((name) => changedAt(path.join(source, name))))
}

/**
 * In milliseconds; before everything when there is no such file.
 * @param {string} file
 */
function changedAt(file) {
  return statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? Number.NEGATIVE_INFINITY
}
