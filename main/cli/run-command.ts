import type { Console } from './console/console'
import { ExitCode } from './exit-code'

export type Command = (args: readonly string[], console: Console) => Promise<ExitCode>

/** Each is loaded when it is asked for. */
export type Commands = Readonly<Record<string, () => Promise<Command>>>

export interface CommandLine {
  readonly commands: Commands
  readonly version: string
  readonly console: Console
}

/** Does what the arguments say, and says what went wrong. */
export async function runCommand(args: readonly string[], line: CommandLine): Promise<ExitCode> {
  const { console } = line
  const [name = '', ...rest] = args
  if (name === '--version' || name === '-V') {
    await console.out.write(`${line.version}\n`)
    return ExitCode.Done
  }
  // Words come late: they are what takes the longest to load.
  const { CommandFailures } = await import('./command-failures')
  const failures = new CommandFailures(console, name, args.includes('--json'))
  try {
    return await run(name, rest, line)
  } catch (failure) {
    return await failures.tell(failure)
  }
}

async function run(name: string, args: readonly string[], { commands, console }: CommandLine): Promise<ExitCode> {
  const { asksForHelp, helpFor, noSuchCommand } = await import('./help')
  if (name === '') {
    await console.err.write(helpFor(''))
    return ExitCode.WrongArguments
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    const [about = ''] = args
    if (about !== '' && !Object.hasOwn(commands, about)) throw noSuchCommand(about, Object.keys(commands))
    await console.out.write(helpFor(about))
    return ExitCode.Done
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load === undefined) throw noSuchCommand(name, Object.keys(commands))
  if (asksForHelp(args)) {
    await console.out.write(helpFor(name))
    return ExitCode.Done
  }
  const command = await load()
  return await command(args, console)
}
