// Import this first: a script on an older Node then ends with a sentence instead of an error from deep inside a tool.
const MINIMUM_MAJOR = 20
const MINIMUM_MINOR = 19

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < MINIMUM_MAJOR || (major === MINIMUM_MAJOR && minor < MINIMUM_MINOR)) {
  console.error(`Framescope needs Node ${MINIMUM_MAJOR}.${MINIMUM_MINOR} or newer; this is ${process.versions.node}.`)
  process.exit(1)
}
