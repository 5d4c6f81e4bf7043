/**
 * What became of one target.
 * @typedef {object} Outcome
 * @property {import('./targets-of.mjs').Target} target
 * @property {'built' | 'skipped' | 'failed'} state
 * @property {readonly Artifact[]} artifacts
 * @property {string} [why] it was not built
 */

/**
 * @typedef {object} Artifact
 * @property {string} name of the file
 * @property {number} size in bytes
 * @property {string} sha256 in hexadecimal
 */

/**
 * A line for each file, and for each target without one.
 * @param {readonly Outcome[]} outcomes
 */
export function outcomeTable(outcomes) {
  const rows = outcomes.flatMap(({ target, state, artifacts, why }) => {
    const what = `${target.system} ${target.arch} ${target.name}`
    return artifacts.length > 0
      ? artifacts.map(({ name, size, sha256 }) => [what, state, `${inMegabytes(size)}  ${sha256}  ${name}`])
      : [[what, state, why ?? '']]
  })
  const width = (/** @type {number} */ column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  const [first, second] = [width(0), width(1)]
  return rows
    .map(([what = '', state = '', rest]) => `${what.padEnd(first)}  ${state.padEnd(second)}  ${rest}`)
    .join('\n')
}

/**
 * As `sha256sum -c` reads it.
 * @param {readonly Outcome[]} outcomes
 */
export function checksums(outcomes) {
  const artifacts = outcomes.flatMap((outcome) => outcome.artifacts)
  return artifacts.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('')
}

/** @param {number} bytes */
function inMegabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1).padStart(6)} MB`
}
