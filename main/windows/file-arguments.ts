import path from 'node:path'
import { fileURLToPath } from 'node:url'

export interface StartedFrom {
  /** The working directory that relative paths start from. */
  readonly folder: string
  /** What Electron was told to run, where it was told: the app as an argument is no file. `null` in an installed app. */
  readonly app: string | null
}

/**
 * The files named on a command line of the app, as absolute paths. Everything else on it is for Chromium or Electron: their
 * switches begin with a dash and have their values behind an equals sign. After `--` all are files.
 */
export function fileArguments(argv: readonly string[], from: StartedFrom): string[] {
  return read(argv, from).files.map((argument) => path.resolve(from.folder, pathOf(argument)))
}

/** What a start like that of `argv` is given, but for its files: to open `files`, which are absolute paths. */
export function argumentsToOpen(files: readonly string[], argv: readonly string[], from: StartedFrom): string[] {
  return [...read(argv, from).others, '--', ...files]
}

function read(argv: readonly string[], { folder, app }: StartedFrom) {
  const own = argv.slice(1)
  const start = app === null ? 0 : own.findIndex((argument) => path.resolve(folder, argument) === app) + 1
  const after = own.slice(start)
  const end = after.includes('--') ? after.indexOf('--') : after.length
  const mixed = after.slice(0, end)
  const isFile = (argument: string) => argument !== '' && !argument.startsWith('-')
  return {
    files: [...mixed.filter(isFile), ...after.slice(end + 1)],
    others: [...own.slice(0, start), ...mixed.filter((argument) => !isFile(argument))],
  }
}

/** Some file managers hand over URLs. One that is no path here is kept, and then is a file that cannot be read. */
function pathOf(argument: string): string {
  if (!/^file:/i.test(argument)) return argument
  try {
    return fileURLToPath(argument)
  } catch {
    return argument
  }
}
