// npm run package: the app as an unpacked folder in release/. Nothing is published.
import './bootstrap/check-node.mjs'
import './keep-exit-code.mjs'
import { bootstrap } from './bootstrap.mjs'
import { buildApp } from './build.mjs'
import { mainScript } from './main-script.mjs'
import { say } from './say.mjs'

await mainScript(async () => {
  const runtime = await bootstrap({ forTests: false })
  buildApp()
  // Loaded late: the bootstrap may just have installed what they build on.
  const [{ builderConfiguration }, { packageApp }, { thisSystem }] = await Promise.all([
    import('./packaging/builder-configuration.mjs'),
    import('./packaging/packaged-app.mjs'),
    import('./packaging/this-machine.mjs'),
  ])
  const arch = process.arch === 'arm64' ? 'arm64' : 'x64'
  const { executable } = await packageApp(builderConfiguration(runtime), { system: thisSystem(), arch })
  say(`packaged: ${executable}`)
})
