/**
 * Text with places for values: `{{name}}`. A backslash before `{{` makes it text like any other and is left out; of two
 * backslashes the second is escaped already, and both are text.
 */
export type BracesPart<Value> =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'value'
      /** As written between the braces, for whoever has to be told that it is missing. */
      readonly source: string
      readonly value: Value
      /** Place of the braces in the text, and behind them. */
      readonly start: number
      readonly end: number
    }

export type BracesReading<Value, Problem> =
  | { readonly ok: true; readonly template: readonly BracesPart<Value>[] }
  /** `position` counts UTF-16 units from 0. */
  | {
      readonly ok: false
      readonly problem: Problem | 'not-ended'
      readonly position: number
      readonly source: string
    }

const OPEN = '{{'
const CLOSE = '}}'

/** @param readValue what is between the braces, without white space around it; a text says what is wrong with it */
export function parseBraces<Value extends object, Problem extends string>(
  text: string,
  readValue: (source: string) => Value | Problem,
): BracesReading<Value, Problem> {
  const parts: BracesPart<Value>[] = []
  let literal = ''
  let at = 0
  for (;;) {
    const open = text.indexOf(OPEN, at)
    if (open === -1) break
    if (isEscaped(text, open)) {
      literal += text.slice(at, open - 1) + OPEN
      at = open + OPEN.length
      continue
    }
    literal += text.slice(at, open)
    const close = text.indexOf(CLOSE, open)
    if (close === -1) return { ok: false, problem: 'not-ended', position: open, source: '' }
    const source = text.slice(open + OPEN.length, close).trim()
    const value = readValue(source)
    if (typeof value === 'string') return { ok: false, problem: value, position: open, source }
    if (literal !== '') parts.push({ kind: 'literal', text: literal })
    literal = ''
    at = close + CLOSE.length
    parts.push({ kind: 'value', source, value, start: open, end: at })
  }
  literal += text.slice(at)
  if (literal !== '') parts.push({ kind: 'literal', text: literal })
  return { ok: true, template: parts }
}

/** What is read as this text and no more; `null` where that cannot be written: behind an odd number of backslashes. */
export function escapeBraces(text: string): string | null {
  for (let open = text.indexOf(OPEN); open !== -1; open = text.indexOf(OPEN, open + OPEN.length))
    if (isEscaped(text, open)) return null
  return text.replaceAll(OPEN, `\\${OPEN}`)
}

/** An odd number of backslashes: each two of them are one, as in JSON. */
function isEscaped(text: string, at: number): boolean {
  let first = at
  while (text[first - 1] === '\\') first -= 1
  return (at - first) % 2 === 1
}

/** A whole number between the two; both ends may come. */
export interface RandomRange {
  readonly kind: 'random'
  readonly from: number
  readonly to: number
}

/** `1 100`, or white space and more before it. */
export function readRange(source: string): RandomRange | 'range-invalid' {
  const [, first, second] = /^\s+(-?\d{1,15})\s+(-?\d{1,15})$/.exec(source) ?? []
  if (first === undefined || second === undefined) return 'range-invalid'
  const [from, to] = [Number(first), Number(second)]
  return from <= to ? { kind: 'random', from, to } : 'range-invalid'
}

/** @param random at least 0, below 1 */
export const randomIn = ({ from, to }: RandomRange, random: number): number =>
  from + Math.floor(random * (to - from + 1))
