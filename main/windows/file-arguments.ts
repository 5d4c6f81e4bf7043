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
export function fileArguments(argv: readonly string[], { folder, app }: StartedFrom): string[] {
  const own = argv.slice(1)
  const after = app === null ? own : own.slice(own.findIndex((argument) => path.resolve(folder, argument) === app) + 1)
  const end = after.indexOf('--')
  const [mixed, files] = end < 0 ? [after, []] : [after.slice(0, end), after.slice(end + 1)]
  return [...mixed.filter((argument) => argument !== '' && !argument.startsWith('-')), ...files].map((argument) =>
    path.resolve(folder, pathOf(argument)),
  )
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
