import { AppFailure, appError } from '../../shared/errors/app-error'
import { nearestWord } from '../../shared/filter/nearest-word'
import { commandLine } from '../../shared/messages/command-line'

/** Of a command; of all of them for ''. */
export function helpFor(command: string): string {
  const key = command === '' ? 'help' : `help.${command}`
  return `${Object.hasOwn(commandLine, key) ? commandLine[key as keyof typeof commandLine] : commandLine.help}\n`
}

/** Before the first `--`, behind which nothing is an option. */
export function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h')
}

export function noSuchCommand(command: string, commands: readonly string[]): AppFailure {
  const suggestion = nearestWord(command, commands) ?? ''
  return new AppFailure(appError('command-unknown', { command, commands: commands.join(', '), suggestion }))
}
