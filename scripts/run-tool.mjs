import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { root } from './root.mjs'

// Started through Node and not through npm's command shims: those need a shell on Windows.
const entryPoints = {
  oxlint: 'oxlint/bin/oxlint',
  playwright: '@playwright/test/cli.js',
  prettier: 'prettier/bin/prettier.cjs',
  vite: 'vite/bin/vite.js',
  vitest: 'vitest/vitest.mjs',
}

/**
 * Runs one of the installed tools to its end, its output shown.
 * @param {keyof typeof entryPoints} tool
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env] added to this process's own
 * @returns {boolean} whether it was content
 */
export function runTool(tool, args, env) {
  const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules', entryPoints[tool]), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  return status === 0
}
