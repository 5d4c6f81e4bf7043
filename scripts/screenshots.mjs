// npm run screenshots: makes the pictures of the docs anew, from the real app. With names of scenes after `--`, those alone.
import './bootstrap/check-node.mjs'
import { bootstrap } from './bootstrap.mjs'
import { ensureBuild } from './build.mjs'
import { mainScript } from './main-script.mjs'
import { say } from './say.mjs'
import { ensureDisplay } from './virtual-display.mjs'

await mainScript(async () => {
  await bootstrap({ forTests: false })
  ensureBuild()
  const endDisplay = await ensureDisplay()
  try {
    await playScenes(process.argv.slice(2))
  } finally {
    endDisplay()
  }
})

/** @param {readonly string[]} names of scenes; none for all */
async function playScenes(names) {
  // Loaded late: they build on packages that the bootstrap may just have installed.
  const { scenes } = await import('./screenshots/scenes.mjs')
  const { Stage } = await import('./screenshots/stage.mjs')
  const unknown = names.find((name) => !(name in scenes))
  if (unknown !== undefined)
    throw new Error(`there is no scene ${unknown}; there are: ${Object.keys(scenes).join(', ')}`)
  for (const [name, play] of Object.entries(scenes)) {
    if (names.length > 0 && !names.includes(name)) continue
    say(`taking pictures: ${name}`)
    const stage = await Stage.open()
    try {
      await play(stage)
    } finally {
      await stage.close()
    }
  }
}
