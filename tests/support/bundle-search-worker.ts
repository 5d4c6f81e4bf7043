import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'vite'
import { afterAll } from 'vitest'

/** Bundles the search worker as the app does, and gives its place: a worker thread cannot load TypeScript. */
export async function bundleSearchWorker(): Promise<string> {
  const root = path.join(import.meta.dirname, '../..')
  const outDir = mkdtempSync(path.join(tmpdir(), 'search-worker-'))
  afterAll(() => rmSync(outDir, { recursive: true, force: true }))
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
      rolldownOptions: {
        input: { 'search-worker': path.join(root, 'main/capture/search-worker.ts') },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  })
  return path.join(outDir, 'search-worker.mjs')
}
