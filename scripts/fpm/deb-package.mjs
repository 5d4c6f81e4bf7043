import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe } from './fpm-arguments.mjs'

/** @typedef {import('./fpm-arguments.mjs').PackageOrder} PackageOrder */

/** Scripts of the package: what fpm calls them, and what dpkg does. */
const scripts = [
  ['before-install', 'preinst'],
  ['after-install', 'postinst'],
  ['before-remove', 'prerm'],
  ['after-remove', 'postrm'],
]
/** @type {Record<string, string>} */
const compressions = { gz: 'gzip', bzip2: 'bzip2', none: 'none', zst: 'zstd' }

/**
 * @param {PackageOrder} order
 * @param {string} stage holds the files of the package; DEBIAN/ is added to it
 */
export function buildDeb(order, stage) {
  const files = filesBelow(stage)
  const control = path.join(stage, 'DEBIAN')
  mkdirSync(control)
  writeFileSync(path.join(control, 'control'), controlFile(order, sizeInKilobytes(stage, files)))
  writeFileSync(
    path.join(control, 'md5sums'),
    files.map((file) => `${md5(path.join(stage, file))}  ${file}\n`).join(''),
  )
  for (const [option = '', name = ''] of scripts) {
    const source = order.options[option]
    if (source === undefined) continue
    copyFileSync(source, path.join(control, name))
    chmodSync(path.join(control, name), 0o755)
  }
  const compression = compressions[order.options['deb-compression'] ?? ''] ?? 'xz'
  const target = order.options['package'] ?? ''
  execFileSync('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '--build', stage, target], { stdio: 'inherit' })
}

/**
 * Debian Policy 5.3.
 * @param {PackageOrder} order
 * @param {number} size in KiB, of what is installed
 */
export function controlFile(order, size) {
  const { options, depends, recommends } = order
  const { summary, lines } = describe(order)
  const iteration = options['iteration'] === undefined ? '' : `-${options['iteration']}`
  const fields = [
    ['Package', options['name']],
    ['Version', `${options['version']}${iteration}`],
    ['Architecture', options['architecture']],
    ['Maintainer', options['maintainer']],
    ['Installed-Size', String(size)],
    ['Depends', depends.join(', ')],
    ['Recommends', recommends.join(', ')],
    ['Section', options['category'] ?? 'misc'],
    ['Priority', options['deb-priority'] ?? 'optional'],
    ['Homepage', options['url']],
    // A line of its own begins with a space; one that is empty has a dot.
    ['Description', [summary, ...lines.map((line) => ` ${line || '.'}`)].join('\n')],
  ]
  return fields.flatMap(([name, value]) => (value ? [`${name}: ${value}\n`] : [])).join('')
}

/** Relative paths of files, without links, which have no sum. @param {string} folder */
function filesBelow(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.filter((name) => lstatSync(path.join(folder, name)).isFile()).toSorted()
}

/**
 * @param {string} stage
 * @param {readonly string[]} files
 */
function sizeInKilobytes(stage, files) {
  return files.reduce((sum, file) => sum + Math.ceil(lstatSync(path.join(stage, file)).size / 1024), 0)
}

/** What dpkg --verify and debsums compare files with. @param {string} file */
function md5(file) {
  return createHash('md5').update(readFileSync(file)).digest('hex')
}
