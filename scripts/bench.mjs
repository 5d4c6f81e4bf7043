// npm run bench: how fast the path of a frame and the whole app are, against `ws`, other programs and limits. --only name,…
// runs a part, --runs n sets how often, --seconds n how long the app is flooded, --no-warm leaves out the warming of the
// page cache, --json writes the results to standard output.
import './bootstrap/check-node.mjs'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { bootstrap } from './bootstrap.mjs'
import { mainScript } from './main-script.mjs'
import { root } from './root.mjs'

// Bundled as the app's main process is, `ws` included, but no part of what is shipped.
const outDir = path.join(root, '.cache/bench')
/** One process each. */
const entries = [
  'bench',
  'contender',
  'peer',
  'clients',
  'measured-server',
  'measured-export',
  'others/mockttp-proxy',
  'search-worker',
  'flooded-session',
]

await mainScript(async () => {
  const { executable } = await bootstrap({ forTests: false })
  await buildBench()
  const args = [path.join(outDir, 'bench.js'), '--electron', executable, ...process.argv.slice(2)]
  process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1
})

async function buildBench() {
  // Loaded late: the bootstrap may just have installed Vite.
  const { build } = await import('vite')
  const folder = path.join(root, 'tests/bench')
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
        input: Object.fromEntries(entries.map((entry) => [path.basename(entry), path.join(folder, `${entry}.ts`)])),
        // All in one folder: one process starts another by its name there.
        output: { chunkFileNames: '[name]-[hash].js' },
        // The scripts stay where they are: they find the project by their own place.
        external: [/^node:/, 'bufferutil', 'utf-8-validate', '@playwright/test', /\/scripts\/.*\.mjs$/],
      },
    },
  })
}
