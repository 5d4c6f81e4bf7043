// Stands in for the default app of an official Electron: `electron [-r module]… path [args]` runs the app at `path`.
// It must be an ES module that awaits the app's import, because Electron holds `ready` back until that is done.
import fs from 'node:fs'
import Module from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const { target, modules } = parseArguments(process.argv.slice(1))
if (target === undefined) {
  console.error('usage: electron [-r module] path [args]')
  process.exit(2)
}

Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })
Module._preloadModules(modules)

try {
  const folder = path.resolve(target)
  const described = describeApp(folder)
  const entry = Module._resolveFilename(folder, null, true)
  app.setAppPath(described ? folder : path.dirname(entry))
  await import(pathToFileURL(entry).href)
} catch (error) {
  console.error('App threw an error during load', error)
  process.exit(1)
}

function parseArguments(args) {
  const required = []
  for (let at = 0; at < args.length; at++) {
    const argument = args[at]
    if (argument === '-v' || argument === '--version') {
      console.log(`v${process.versions.electron}`)
      process.exit(0)
    }
    if (argument === '-r' || argument === '--require') required.push(args[++at])
    else if (!argument.startsWith('-')) return { target: argument, modules: required }
  }
  return { target: undefined, modules: required }
}

/** Takes name and version from the app's package.json; false when it has none. */
function describeApp(folder) {
  const manifest = path.join(folder, 'package.json')
  if (!fs.existsSync(manifest)) return false
  const {
    name,
    productName = name,
    version,
    desktopName = `${productName}.desktop`,
  } = JSON.parse(fs.readFileSync(manifest, 'utf8'))
  if (version) app.setVersion(version)
  if (productName) app.name = productName
  app.setDesktopName(desktopName)
  return true
}
