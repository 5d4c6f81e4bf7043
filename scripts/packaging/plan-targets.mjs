/** @typedef {import('./targets-of.mjs').Target} Target */
/** @typedef {import('./targets-of.mjs').System} System */

/**
 * What the machine that builds has.
 * @typedef {object} Machine
 * @property {System} system
 * @property {boolean} downloads whether electron-builder's helper tools can be downloaded
 * @property {boolean} archiver 7za, of the system or named by the user
 * @property {boolean} packager fpm that the user names
 * @property {boolean} dpkgDeb
 * @property {boolean} rpmbuild
 */

/**
 * A target, and what is in the way of building it here, in words; or nothing.
 * @typedef {Target & { obstacle: string | null }} Planned
 */

const systemNames = { linux: 'Linux', win: 'Windows', mac: 'macOS' }

/**
 * Which targets are meant, and which of them can be built on this machine.
 * @param {readonly Target[]} targets all that are configured
 * @param {readonly string[]} asked names; all where there are none
 * @param {Machine} machine
 * @returns {Planned[]}
 */
export function planTargets(targets, asked, machine) {
  const unknown = asked.filter((name) => !targets.some((target) => isCalled(target, name)))
  if (unknown.length > 0)
    throw new Error(`no such target: ${unknown.join(', ')}; there are ${namesOf(targets).join(', ')}`)
  const meant = asked.length === 0 ? targets : asked.flatMap((name) => meantBy(name, targets, machine))
  return meant.map((target) => ({ ...target, obstacle: obstacleTo(target, machine) }))
}

/**
 * A name that several systems have means the one of this machine.
 * @param {string} name
 * @param {readonly Target[]} targets
 * @param {Machine} machine
 */
function meantBy(name, targets, machine) {
  const called = targets.filter((target) => isCalled(target, name))
  const own = called.filter(({ system }) => system === machine.system)
  return own.length > 0 ? own : called
}

/**
 * @param {Target} target
 * @param {string} name
 */
function isCalled(target, name) {
  return target.name.toLowerCase() === name.toLowerCase()
}

/** @param {readonly Target[]} targets */
function namesOf(targets) {
  return [...new Set(targets.map(({ name }) => name))]
}

/**
 * @param {Target} target
 * @param {Machine} machine
 */
function obstacleTo({ system, name }, machine) {
  if (system !== machine.system) return `is built on ${systemNames[system]}`
  return needs(name, machine)
}

/**
 * @param {string} name
 * @param {Machine} machine
 */
function needs(name, machine) {
  switch (name) {
    case 'dir':
      return null
    case 'zip':
    case 'tar.gz':
      return machine.archiver || machine.downloads ? null : 'needs 7za: apt-get install p7zip-full'
    case 'deb':
      return machine.packager || machine.downloads || machine.dpkgDeb ? null : 'needs dpkg-deb: apt-get install dpkg'
    case 'rpm':
      return machine.rpmbuild ? null : 'needs rpmbuild: apt-get install rpm'
    default:
      return machine.downloads ? null : 'needs tools that electron-builder downloads, which cannot be reached from here'
  }
}
