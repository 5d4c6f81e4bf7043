import path from 'node:path'
import { build } from 'vite'

// Below the project, so that what is not bundled is found.
const folder = path.join(import.meta.dirname, '../../.cache/test-scripts')

/** Bundles a script of this folder, so that a process of its own can run it. Returns where it is. */
export async function buildScript(name: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: path.join(import.meta.dirname, `${name}.ts`),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: {
        output: { entryFileNames: '[name].mjs' },
        external: [/^node:/, 'bufferutil', 'utf-8-validate'],
      },
    },
  })
  return path.join(folder, `${name}.mjs`)
}
