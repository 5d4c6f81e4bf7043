import { createBuilder } from 'vite'
import { say } from '../say.mjs'

/**
 * Builds bundles now and again whenever a source of theirs changes. Returns once all have been built.
 * @param {Record<string, () => void>} onRebuilt by the name of the Vite environment
 */
export async function watchBundles(onRebuilt) {
  const builder = await createBuilder({ mode: 'development', build: { watch: {} }, logLevel: 'warn' })
  const watchers = await Promise.all(
    Object.entries(onRebuilt).map(([name, rebuilt]) => watchBundle(builder, name, rebuilt)),
  )
  return { close: () => Promise.all(watchers.map((watcher) => watcher.close())) }
}

/**
 * @param {import('vite').ViteBuilder} builder
 * @param {string} name
 * @param {() => void} rebuilt
 */
async function watchBundle(builder, name, rebuilt) {
  const environment = builder.environments[name]
  if (!environment) throw new Error(`vite.config.ts has no environment ${name}`)
  const watcher = /** @type {import('rolldown').RolldownWatcher} */ (await builder.build(environment))
  await new Promise((resolve) => {
    let built = false
    watcher.on('event', async (event) => {
      // Vite itself tells of a build that failed; what ran before goes on.
      if (event.code !== 'BUNDLE_END') return
      await event.result.close()
      if (built) {
        say(`${name} rebuilt`)
        rebuilt()
      }
      built = true
      resolve(undefined)
    })
  })
  return watcher
}
