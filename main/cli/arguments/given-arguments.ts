import { AppFailure, appError } from '../../../shared/errors/app-error'
import { parseDuration } from '../../../shared/filter/duration'

export interface GivenOption {
  /** Without dashes. */
  readonly name: string
  /** As it was written: `--header` or `-H`. */
  readonly argument: string
  /** Empty where it has none. */
  readonly value: string
}

const NANOSECONDS_PER_MS = 1_000_000
/** Longer ones no timer can wait for. */
const MOST_MS = 2 ** 31 - 1

/** What a command was given, in its order. What it throws names the argument. */
export class GivenArguments {
  constructor(
    readonly options: readonly GivenOption[],
    readonly positionals: readonly string[],
  ) {}

  has(name: string): boolean {
    return this.find(name) !== null
  }

  /** Of those that are given twice, the last one counts. */
  find(name: string): GivenOption | null {
    return this.options.findLast((option) => option.name === name) ?? null
  }

  all(name: string): readonly GivenOption[] {
    return this.options.filter((option) => option.name === name)
  }

  text(name: string): string | null {
    return this.find(name)?.value ?? null
  }

  /** A whole number, in digits; `null` where it is not given. */
  count(name: string, least: number, most: number): number | null {
    return this.#number(name, /^\d+$/, least, most)
  }

  /** Any number. */
  number(name: string, least: number, most: number): number | null {
    return this.#number(name, /\S/, least, most)
  }

  /** In milliseconds; a number without a unit is seconds. */
  duration(name: string): number | null {
    const option = this.find(name)
    if (option === null) return null
    const { argument, value } = option
    const nanoseconds = parseDuration(/^[\d.]+$/.test(value) ? `${value}s` : value)
    if (nanoseconds !== null && nanoseconds > 0 && nanoseconds / NANOSECONDS_PER_MS <= MOST_MS)
      return nanoseconds / NANOSECONDS_PER_MS
    throw new AppFailure(appError('argument-not-duration', { argument, value }))
  }

  choice<Choice extends string>(name: string, choices: readonly Choice[]): Choice | null {
    const option = this.find(name)
    if (option === null) return null
    const { argument, value } = option
    const chosen = choices.find((choice) => choice === value)
    if (chosen !== undefined) return chosen
    throw new AppFailure(appError('argument-not-choice', { argument, value, choices: choices.join(', ') }))
  }

  /** Throws where both are given. */
  exclude(one: string, other: string): void {
    const [first, second] = [this.find(one), this.find(other)]
    if (first !== null && second !== null)
      throw new AppFailure(appError('arguments-crossed', { argument: first.argument, other: second.argument }))
  }

  /** Throws where `one` is given without `other`. */
  require(one: string, other: string): void {
    const option = this.find(one)
    if (option !== null && !this.has(other))
      throw new AppFailure(appError('argument-alone', { argument: option.argument, other: `--${other}` }))
  }

  #number(name: string, pattern: RegExp, least: number, most: number): number | null {
    const option = this.find(name)
    if (option === null) return null
    const { argument, value } = option
    const number = pattern.test(value) ? Number(value) : Number.NaN
    if (number >= least && number <= most) return number
    const params = { argument, value, least: String(least), most: String(most) }
    throw new AppFailure(appError('argument-not-number', params))
  }
}
