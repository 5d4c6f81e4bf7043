// npm run bench: how fast the path of a frame is, against `ws` alone. --only name,… runs a part, --runs n sets how often,
// --json writes the results to standard output.
import './bootstrap/check-node.mjs'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { bootstrap } from './bootstrap.mjs'
import { mainScript } from './main-script.mjs'
import { root } from './root.mjs'

// Bundled as the app's main process is, `ws` included, but no part of what is shipped.
const outDir = path.join(root, '.cache/bench')

await mainScript(async () => {
  const { executable } = await bootstrap({ forTests: false })
  await buildBench()
  const args = [path.join(outDir, 'bench.js'), '--electron', executable, ...process.argv.slice(2)]
  process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1
})

async function buildBench() {
  // Loaded late: the bootstrap may just have installed Vite.
  const { build } = await import('vite')
  const entry = (/** @type {string} */ name) => path.join(root, `tests/bench/${name}.ts`)
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: { bench: entry('bench'), contender: entry('contender'), peer: entry('peer') },
        external: [/^node:/, 'bufferutil', 'utf-8-validate'],
      },
    },
  })
}
