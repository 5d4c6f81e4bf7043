// npm run dev: the page with hot replacement; a changed preload reloads it, a changed main restarts the app.
// Arguments go to Electron.
import './bootstrap/check-node.mjs'
import { bootstrap } from './bootstrap.mjs'
import { ElectronProcess } from './dev/electron-process.mjs'

const { executable } = await bootstrap({ forTests: false })
// Loaded late: the bootstrap may just have installed Vite.
const { createServer } = await import('vite')
const { watchBundles } = await import('./dev/watch-bundles.mjs')

const server = await createServer({ mode: 'development' })
await server.listen()
const page = server.resolvedUrls?.local[0] ?? ''

const electron = new ElectronProcess(executable, [...process.argv.slice(2), '.'], { ELECTRON_RENDERER_URL: page })
const watcher = await watchBundles({
  main: () => electron.restart(),
  preload: () => server.ws.send({ type: 'full-reload' }),
})
process.once('SIGINT', () => electron.stop())
process.once('SIGTERM', () => electron.stop())

process.exitCode = await electron.run()
await Promise.all([server.close(), watcher.close()])
