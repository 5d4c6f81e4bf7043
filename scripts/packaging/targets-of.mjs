/** @typedef {'linux' | 'win' | 'mac'} System */

/**
 * One file that can be built.
 * @typedef {object} Target
 * @property {System} system it is for
 * @property {string} name as electron-builder calls it
 * @property {'x64' | 'arm64'} arch
 */

/**
 * What electron-builder.yml says of a system's targets, one by one.
 * @param {System} system
 * @param {unknown} configured a name, a name with its archs, or several of those
 * @returns {Target[]}
 */
export function targetsOf(system, configured) {
  return asArray(configured).flatMap((entry) => {
    if (typeof entry === 'string') return [{ system, name: entry, arch: 'x64' }]
    const { target, arch } = /** @type {{ target: string, arch?: Target['arch'] | Target['arch'][] }} */ (entry)
    return asArray(arch ?? 'x64').map((one) => ({ system, name: target, arch: one }))
  })
}

/**
 * @template T
 * @param {T | T[]} value
 */
function asArray(value) {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
}
