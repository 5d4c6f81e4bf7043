import { isBuiltin } from 'node:module'
import path from 'node:path'
import { importsOf } from './imports-of.mjs'
import { zones } from './zones.mjs'

/**
 * The names the table knows an import by: the module, and for a package also each name taken from it.
 * @param {string} file
 * @param {import('./imports-of.mjs').Import} imported
 */
function targetsOf(file, { specifier, names }) {
  if (specifier.startsWith('.')) return [path.posix.join(path.posix.dirname(file), specifier)]
  const module = isBuiltin(specifier) ? specifier.replace(/^(node:)?/, 'node:') : specifier
  return [module, ...names.map((name) => `${module}#${name}`)]
}

/**
 * The imports of a file that the table forbids, one sentence each.
 * @param {string} file path from the root of the project, with `/`
 * @param {string} source
 */
export function zoneViolations(file, source) {
  const applying = zones.flatMap(({ file: pattern, target, instead }) => {
    const match = pattern.exec(file)
    return match ? [{ target: new RegExp(target.replaceAll('$1', match[1] ?? '')), instead }] : []
  })
  return importsOf(file, source).flatMap((imported) => {
    const broken = applying.find(({ target }) => targetsOf(file, imported).some((name) => target.test(name)))
    const line = source.slice(0, imported.offset).split('\n').length
    return broken ? [`${file}:${line} imports ${imported.specifier}: ${broken.instead}`] : []
  })
}
