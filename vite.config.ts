import { builtinModules } from 'node:module'
import { chmodSync } from 'node:fs'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite'
import { guide } from './scripts/guide/guide-plugin.mjs'
import { renderSvg } from './scripts/icons/render-svg.mjs'

const root = import.meta.dirname

// Left out of the bundles: what the runtime brings, and the native parts of `ws`, which load from node_modules.
const external = ['electron', /^electron\//, /^node:/, ...builtinModules, 'bufferutil', 'utf-8-validate']

// What each bundle took of other people's packages, for the licence texts that are shipped.
const license = { fileName: 'licences.json' }

/** Pixels; desktops scale it down to what they need. */
const WINDOW_ICON_SIZE = 256

interface NodeBundle {
  /** Output file (without extension) and the module it starts from. Several entries share their chunks. */
  entries: Record<string, string>
  format: 'es' | 'cjs'
}

const nodeBundles: Record<string, NodeBundle> = {
  main: { entries: { main: 'main/main.ts', 'search-worker': 'main/capture/search-worker.ts' }, format: 'es' },
  // The command line, run by Node or by npm as `framescope`.
  cli: {
    entries: { framescope: 'main/framescope.ts', 'search-worker': 'main/capture/search-worker.ts' },
    format: 'es',
  },
  // A sandboxed preload script is one CommonJS file: it can require nothing but Electron.
  preload: { entries: { preload: 'preload/preload.ts' }, format: 'cjs' },
}

function nodeEnvironment(name: string, { entries, format }: NodeBundle): EnvironmentOptions {
  const extension = format === 'cjs' ? 'cjs' : 'js'
  return {
    consumer: 'server',
    resolve: { noExternal: true, conditions: ['node'] },
    build: {
      outDir: path.join(root, 'dist', name),
      emptyOutDir: true,
      target: 'node20',
      sourcemap: true,
      ssr: true,
      license,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([file, entry]) => [file, path.join(root, entry)])),
        external,
        output: {
          format,
          // Names stay: they stand in the log.
          minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `chunks/[name]-[hash].${extension}`,
          codeSplitting: format === 'es',
        },
      },
    },
  }
}

/** A bundle that says by `#!` what runs it is a program, also where no package.json of ours says that it has modules. */
const programs: Plugin = {
  name: 'programs',
  generateBundle(_, bundle) {
    const hasProgram = Object.values(bundle).some((output) => output.type === 'chunk' && output.code.startsWith('#!'))
    if (hasProgram) this.emitFile({ type: 'asset', fileName: 'package.json', source: '{ "type": "module" }\n' })
  },
  writeBundle({ dir = '' }, bundle) {
    for (const output of Object.values(bundle))
      if (output.type === 'chunk' && output.code.startsWith('#!')) chmodSync(path.join(dir, output.fileName), 0o755)
  },
}

/** The window's icon, where the system does not take it out of the executable: rendered, as it is drawn in build/. */
const windowIcon: Plugin = {
  name: 'window-icon',
  applyToEnvironment: ({ name }) => name === 'main',
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'icon.png', source: await renderSvg('icon', WINDOW_ICON_SIZE) })
  },
}

/**
 * Main parses what the page asks for; the preload script needs the names of the channels alone. Without the schemas it is a
 * tenth as large, and it runs before the page.
 */
const withoutSchemas: Plugin = {
  name: 'without-schemas',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'preload',
  resolveId: (id) => (id === 'zod' ? '\0no-zod' : null),
  load: (id) =>
    id === '\0no-zod'
      ? 'export const z = new Proxy(function () {}, { get: (_, key) => (key === Symbol.toPrimitive ? () => "" : z), apply: () => z, construct: () => z })'
      : null,
}

export default defineConfig({
  root: path.join(root, 'renderer'),
  // Built pages are served from app://, whose root is not the root of a web server.
  base: './',
  plugins: [react(), withoutSchemas, programs, windowIcon, guide],
  builder: {},
  environments: {
    client: {
      build: {
        // In one file: what is read later must not come later in the cascade.
        cssCodeSplit: false,
        outDir: path.join(root, 'dist/renderer'),
        emptyOutDir: true,
        target: 'chrome130',
        sourcemap: true,
        license,
      },
    },
    ...Object.fromEntries(Object.entries(nodeBundles).map(([name, bundle]) => [name, nodeEnvironment(name, bundle)])),
  },
})
