// npm start: the app, or without a display (or with --demo) the demo of its main job.
import './bootstrap/check-node.mjs'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { bootstrap } from './bootstrap.mjs'
import { ensureBuild } from './build.mjs'
import { mainScript } from './main-script.mjs'
import { root } from './root.mjs'
import { say } from './say.mjs'
import { ensureDisplay, hasDisplay } from './virtual-display.mjs'

await mainScript(async () => {
  const args = process.argv.slice(2)
  const { executable } = await bootstrap({ forTests: false })
  ensureBuild()
  if (!hasDisplay()) say('there is no display: running the demo on a virtual one instead')
  if (!hasDisplay() || args.includes('--demo')) await startDemo()
  else await startApp(executable, args)
})

async function startDemo() {
  const endDisplay = await ensureDisplay()
  try {
    // Loaded late: it builds on packages that the bootstrap may just have installed.
    const { runDemo } = await import('./demo/demo.mjs')
    await runDemo()
  } finally {
    endDisplay()
  }
}

/**
 * Chromium refuses to run as root with its sandbox, and says so; the sandbox is never switched off here.
 * @param {string} executable
 * @param {string[]} args
 */
async function startApp(executable, args) {
  if (process.getuid?.() === 0) say('Chromium does not start as root: run `npm start` as an ordinary user')
  const app = spawn(executable, ['.', ...args], { cwd: root, stdio: 'inherit' })
  const [code] = await once(app, 'exit')
  process.exitCode = code ?? 1
}
