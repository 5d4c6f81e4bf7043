// npm run test:e2e: the end-to-end tests alone; arguments go to Playwright.
import './bootstrap/check-node.mjs'
import { bootstrap } from './bootstrap.mjs'
import { ensureBuild } from './build.mjs'
import { mainScript } from './main-script.mjs'
import { runTool } from './run-tool.mjs'

await mainScript(async () => {
  await bootstrap({ forTests: true })
  ensureBuild()
  if (!runTool('playwright', ['test', ...process.argv.slice(2)])) process.exitCode = 1
})
