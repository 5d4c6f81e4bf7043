// npm run package: the app as an unpacked folder in release/. Nothing is published.
import './bootstrap/check-node.mjs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { bootstrap } from './bootstrap.mjs'
import { buildApp } from './build.mjs'
import { mainScript } from './main-script.mjs'
import { root } from './root.mjs'

await mainScript(async () => {
  const runtime = await bootstrap({ forTests: false })
  buildApp()
  // Loaded late: the bootstrap may just have installed it.
  const { build } = await import('electron-builder')
  await build({
    projectDir: root,
    publish: 'never',
    dir: true,
    config: { extends: 'electron-builder.yml', ...(runtime.source === 'official' ? {} : localRuntime(runtime)) },
  })
})

/**
 * Packs the runtime that is here, where the official one cannot be downloaded.
 * @param {import('./electron/runtime.mjs').Runtime} runtime
 * @returns {import('electron-builder').Configuration}
 */
function localRuntime({ folder, version }) {
  return {
    electronDist: folder,
    electronVersion: version,
    // electron-builder leaves these out of what it downloads itself, but not out of a folder.
    afterExtract: async ({ appOutDir }) => {
      await rm(path.join(appOutDir, 'resources/default_app.asar'), { force: true })
      await rm(path.join(appOutDir, 'version'), { force: true })
    },
  }
}
