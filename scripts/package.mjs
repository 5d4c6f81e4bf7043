// npm run package: the app as an unpacked folder in release/. Nothing is published.
import './bootstrap/check-node.mjs'
import './keep-exit-code.mjs'
import { bootstrap } from './bootstrap.mjs'
import { buildApp } from './build.mjs'
import { mainScript } from './main-script.mjs'
import { say } from './say.mjs'

await mainScript(async () => {
  const runtime = await bootstrap({ forTests: false, toRun: false })
  buildApp()
  // Loaded late: the bootstrap may just have installed what it builds on.
  const { packageForThisMachine } = await import('./packaging/packaged-app.mjs')
  const { executable } = await packageForThisMachine(runtime)
  say(`packaged: ${executable}`)
})
