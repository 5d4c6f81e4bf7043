import { RE2JS, RE2JSException } from 're2js'
import type { MarkPattern, TextSpan } from '../components/text-spans'

/** Length of a text times that of the pattern: more than a twentieth of a second is no time for marks. */
const MAX_STEPS = 1_000_000

const flagBits = [
  ['i', RE2JS.CASE_INSENSITIVE],
  ['m', RE2JS.MULTILINE],
  ['s', RE2JS.DOTALL],
] as const

/** `null` where RE2 does not know the pattern. A text that is too long for it has no marks. */
export function re2Marks(source: string, flags: string): MarkPattern | null {
  try {
    const bits = flagBits.reduce((sum, [flag, bit]) => (flags.includes(flag) ? sum | bit : sum), 0)
    const compiled = RE2JS.compile(source, bits)
    const longest = MAX_STEPS / compiled.programSize()
    return { spansOf: (text) => (text.length > longest ? [] : spansIn(text, compiled)) }
  } catch (error) {
    if (error instanceof RE2JSException) return null
    throw error
  }
}

/** A match of nothing is none. */
function spansIn(text: string, compiled: RE2JS): readonly TextSpan[] {
  const matcher = compiled.matcher(text)
  const spans: TextSpan[] = []
  while (matcher.find()) if (matcher.end() > matcher.start()) spans.push({ start: matcher.start(), end: matcher.end() })
  return spans
}
