// npm run dist: installers in release/, all that this machine can build, or those named: `npm run dist -- deb tar.gz`.
import './bootstrap/check-node.mjs'
import './keep-exit-code.mjs'
import { bootstrap } from './bootstrap.mjs'
import { buildApp } from './build.mjs'
import { mainScript } from './main-script.mjs'
import { root } from './root.mjs'

await mainScript(async () => {
  // Paths in electron-builder.yml that go to the packager of deb and rpm are relative to where that is started.
  process.chdir(root)
  const runtime = await bootstrap({ forTests: false, toRun: false })
  buildApp()
  // Loaded late: the bootstrap may just have installed what it builds on.
  const { distribute } = await import('./packaging/distribute.mjs')
  if (!(await distribute(runtime, process.argv.slice(2)))) process.exitCode = 1
})
