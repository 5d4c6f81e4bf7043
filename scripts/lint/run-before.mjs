import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../root.mjs'
import { importsOf } from './imports-of.mjs'

/**
 * All that runs before a module of ours does, packages too; for each the way that leads to it, from that module on.
 * @param {string} entry path from the root of the project, with `/`
 * @returns {ReadonlyMap<string, readonly string[]>}
 */
export function runBefore(entry) {
  const ways = new Map([[entry, [entry]]])
  // What is found is walked too, as a Map goes on with what is added meanwhile.
  for (const [file, way] of ways) {
    if (!/\.tsx?$/.test(file)) continue
    for (const { specifier, runs } of importsOf(file, readFileSync(path.join(root, file), 'utf8'))) {
      const target = targetOf(file, specifier)
      if (runs && !ways.has(target)) ways.set(target, [...way, target])
    }
  }
  return ways
}

/**
 * @param {string} file
 * @param {string} specifier
 */
function targetOf(file, specifier) {
  if (!specifier.startsWith('.')) return specifier
  const target = path.posix.join(path.posix.dirname(file), specifier)
  return [`${target}.ts`, `${target}.tsx`].find((each) => existsSync(path.join(root, each))) ?? target
}
