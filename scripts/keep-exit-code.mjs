// Import this before anything that brings electron-builder along: a package below it ends the process with code 0 when there
// is nothing left to do, whatever process.exitCode says.
process.once('beforeExit', () => process.exit())
