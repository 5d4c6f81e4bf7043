import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { builderYaml } from './builder-yaml.mjs'

// How the wire says so, as characters.
const states = { 48: 'off', 49: 'on', 114: 'removed', 144: 'inherited' }

/**
 * Fails unless each fuse of the executable is as electron-builder.yml wants it.
 * @param {string} executable
 */
export async function checkFuses(executable) {
  const [wanted, found] = await Promise.all([wantedFuses(), readFuses(executable)])
  const wrong = Object.entries(wanted).filter(([name, state]) => found[name] !== state)
  if (wrong.length === 0) return
  const inWords = wrong.map(([name, state]) => `${name} is ${found[name] ?? 'missing'} instead of ${state}`)
  throw new Error(`the fuses of ${executable} are not as configured: ${inWords.join(', ')}`)
}

/**
 * The fuses of an executable by the names that electron-builder.yml gives them.
 * @param {string} executable
 * @returns {Promise<Record<string, string>>}
 */
export async function readFuses(executable) {
  const wire = await getCurrentFuseWire(executable)
  return Object.fromEntries(
    Object.entries(wire).flatMap(([position, state]) => {
      const name = FuseV1Options[Number(position)]
      return name === undefined ? [] : [[configuredName(name), states[/** @type {48} */ (state)]]]
    }),
  )
}

/** @returns {Promise<Record<string, string>>} */
async function wantedFuses() {
  const { electronFuses } = await builderYaml()
  if (!electronFuses) throw new Error('electron-builder.yml sets no fuses')
  return Object.fromEntries(Object.entries(electronFuses).map(([name, on]) => [name, on ? 'on' : 'off']))
}

/** The same name, but for the first letter. @param {string} name */
function configuredName(name) {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
