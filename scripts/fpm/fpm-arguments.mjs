/**
 * A package that is ordered by a command line of fpm.
 * @typedef {object} PackageOrder
 * @property {'deb' | 'rpm'} type
 * @property {Record<string, string>} options by name without dashes: `version`, `after-install`, …
 * @property {string[]} depends
 * @property {string[]} recommends
 * @property {{ source: string, destination: string }[]} files what goes where in the package; folders end in a slash
 */

/** @type {Record<string, 'depends' | 'recommends'>} */
const lists = { '-d': 'depends', '--deb-recommends': 'recommends' }
const flags = new Set(['--force', '--debug'])
const known = new Set([
  's',
  't',
  'log',
  'iteration',
  'category',
  'license',
  'deb-priority',
  'deb-compression',
  'rpm-os',
  'rpm-compression',
  'rpm-summary',
  'before-install',
  'after-install',
  'before-remove',
  'after-remove',
])
const required = ['name', 'version', 'architecture', 'package', 'description', 'maintainer', 'url', 'vendor']

/**
 * @param {readonly string[]} args
 * @returns {PackageOrder}
 */
export function parseFpmArguments(args) {
  /** @type {Record<string, string>} */
  const options = {}
  const rest = { depends: /** @type {string[]} */ ([]), recommends: /** @type {string[]} */ ([]) }
  const files = []
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? ''
    if (flags.has(arg)) continue
    if (!arg.startsWith('-')) {
      files.push(parseFile(arg))
      continue
    }
    at += 1
    const value = args[at]
    if (value === undefined) throw new Error(`${arg} has no value`)
    const list = lists[arg]
    const name = arg.replace(/^-+/, '')
    if (list) rest[list].push(value)
    else if (known.has(name) || required.includes(name)) options[name] = value
    else throw new Error(`${arg} is not understood`)
  }
  const { s: from, t: type } = options
  if (from !== 'dir' || (type !== 'deb' && type !== 'rpm')) throw new Error(`cannot make ${type} from ${from}`)
  const missing = required.filter((name) => options[name] === undefined)
  if (missing.length > 0) throw new Error(`nothing is said about ${missing.join(', ')}`)
  return { type, options, ...rest, files }
}

/** `source=/destination`, where the source may have equals signs of its own. @param {string} arg */
function parseFile(arg) {
  const at = arg.lastIndexOf('=/')
  if (at < 0) throw new Error(`${arg} does not say where it goes`)
  return { source: arg.slice(0, at), destination: arg.slice(at + 1) }
}

/**
 * The description's first line, and the others.
 * @param {PackageOrder} order
 */
export function describe({ options }) {
  const [summary = '', ...lines] = (options['description'] ?? '').trim().split('\n')
  return { summary: summary.trim() || (options['name'] ?? ''), lines: lines.map((line) => line.trim()) }
}
