import { parseArgs } from 'node:util'
import { AppFailure, appError, type AppError } from '../../../shared/errors/app-error'
import { nearestWord } from '../../../shared/filter/nearest-word'
import { GivenArguments, type GivenOption } from './given-arguments'
import { commonOptions, type Option } from './option'

export interface ArgumentSyntax {
  readonly options: readonly Option[]
  /** What stands without a dash, in its order, as the help names it; those in brackets may be left out. */
  readonly positionals: readonly string[]
}

/** Reads what a command was given. Throws `AppFailure` naming the first argument that is wrong. */
export function parseArguments(args: readonly string[], syntax: ArgumentSyntax): GivenArguments {
  const options = [...commonOptions, ...syntax.options]
  const { tokens } = parseArgs({
    args: withValues(args, options),
    options: Object.fromEntries(
      options.map(({ name, short, value }) => [
        name,
        {
          type: value === undefined ? ('boolean' as const) : ('string' as const),
          ...(short !== undefined && { short }),
        },
      ]),
    ),
    // Else Node says what is wrong, in words of its own and without a code to rely on.
    strict: false,
    tokens: true,
  })
  const given: GivenOption[] = []
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind === 'option') given.push(checked(token, options))
  }
  checkPositionals(positionals, syntax.positionals)
  return new GivenArguments(given, positionals)
}

interface OptionToken {
  readonly name: string
  readonly rawName: string
  readonly value: string | undefined
  readonly inlineValue: boolean | undefined
}

function checked({ name, rawName, value, inlineValue }: OptionToken, options: readonly Option[]): GivenOption {
  const option = options.find((each) => each.name === name)
  if (option === undefined)
    throw wrong('argument-unknown', { argument: rawName, suggestion: suggestion(name, options) })
  if (option.value === undefined && value !== undefined) throw wrong('argument-value-unwanted', { argument: rawName })
  if (option.value === 'text') {
    // An option right behind another one is a value that was forgotten; who means it writes `--send=--count`.
    const forgotten = value === undefined || (inlineValue !== true && isOption(value, options))
    if (forgotten) throw wrong('argument-value-missing', { argument: rawName })
  }
  return { name, argument: rawName, value: value ?? '' }
}

/** An option whose value may be left out takes the next argument only where that can be one. */
function withValues(args: readonly string[], options: readonly Option[]): string[] {
  const result: string[] = []
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? ''
    if (argument === '--') return [...result, ...args.slice(index)]
    const option = options.find(({ name, value }) => value === 'maybe' && argument === `--${name}`)
    const next = args[index + 1]
    if (option === undefined) result.push(argument)
    else if (next === undefined || next.startsWith('-') || isUrl(next)) result.push(`${argument}=`)
    else {
      result.push(`${argument}=${next}`)
      index += 1
    }
    // Its value is no option, whatever it looks like.
    const takesNext = options.some(({ name, value }) => value === 'text' && argument === `--${name}`)
    if (takesNext && next !== undefined && !isOption(next, options)) {
      result.push(next)
      index += 1
    }
  }
  return result
}

const isUrl = (text: string): boolean => /^wss?:/i.test(text)

const isOption = (text: string, options: readonly Option[]): boolean =>
  options.some(
    ({ name, short }) =>
      text === `--${name}` || text.startsWith(`--${name}=`) || (short !== undefined && text === `-${short}`),
  )

function checkPositionals(given: readonly string[], wanted: readonly string[]): void {
  const missing = wanted.slice(given.length).find((name) => !name.startsWith('['))
  if (missing !== undefined) throw wrong('argument-missing', { argument: missing })
  const extra = given[wanted.length]
  if (extra !== undefined) throw wrong('argument-extra', { argument: extra })
}

function suggestion(name: string, options: readonly Option[]): string {
  const nearest = nearestWord(
    name,
    options.map((option) => option.name),
  )
  return nearest === null ? '' : `--${nearest}`
}

const wrong = (code: AppError['code'], params: AppError['params']): AppFailure => new AppFailure(appError(code, params))
