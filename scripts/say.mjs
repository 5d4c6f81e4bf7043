/**
 * Tells, in one line on standard error, what a script does: standard output belongs to results.
 * @param {string} text
 */
export function say(text) {
  console.error(`[framescope] ${text}`)
}
