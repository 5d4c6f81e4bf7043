import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'

/**
 * Lays the files out below a folder as they will lie below the root, readable by everybody and writable by their owner.
 * @param {import('./fpm-arguments.mjs').PackageOrder['files']} files
 * @param {string} stage
 */
export function stageFiles(files, stage) {
  for (const { source, destination } of files) {
    const target = path.join(stage, destination)
    mkdirSync(path.dirname(target), { recursive: true })
    // A folder that ends in a slash is copied as what it is called there, not into it.
    execFileSync('cp', ['-a', '--', source.replace(/\/$/, ''), target])
  }
  execFileSync('chmod', ['-R', 'u+rwX,go=u-w', stage])
}
