// Makes sure that there is an Electron runtime, then runs it with the arguments given, or prints where it is.
import { spawnSync } from 'node:child_process'
import { ensureRuntime } from './electron/runtime.mjs'

const { folder, executable } = await ensureRuntime()
const args = process.argv.slice(2)
if (args.length === 0) console.log(folder)
else process.exitCode = spawnSync(executable, args, { stdio: 'inherit' }).status ?? 1
