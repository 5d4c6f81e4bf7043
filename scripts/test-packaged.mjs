// npm run test:packaged: packs the app, and tests what only a packaged one has. Arguments go to Playwright.
import './bootstrap/check-node.mjs'
import './keep-exit-code.mjs'
import { bootstrap } from './bootstrap.mjs'
import { buildApp } from './build.mjs'
import { mainScript } from './main-script.mjs'
import { runTool } from './run-tool.mjs'

await mainScript(async () => {
  const runtime = await bootstrap({ forTests: true })
  buildApp()
  // Loaded late: the bootstrap may just have installed what it builds on.
  const { packageForThisMachine } = await import('./packaging/packaged-app.mjs')
  const { executable } = await packageForThisMachine(runtime)
  const args = ['test', '--config', 'playwright.packaged.config.ts', ...process.argv.slice(2)]
  if (!runTool('playwright', args, { FRAMESCOPE_EXECUTABLE: executable })) process.exitCode = 1
})
