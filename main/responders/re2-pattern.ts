import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js'
import type { PatternReading, TextPattern } from '../../shared/responder/text-pattern'

/**
 * RE2 takes time in proportion to the text and to the size of the pattern, whatever they are: this much of both together
 * is a tenth of a second at the very worst. A pattern of 20 instructions looks at 100,000 characters.
 */
export const MAX_STEPS = 2_000_000

/** Linear in the text, whatever the pattern: `(a+)+$` is a pattern like any other. */
export function compileRe2(source: string, ignoreCase: boolean): PatternReading {
  try {
    const compiled = RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0)
    return { ok: true, pattern: new Re2Pattern(compiled) }
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error
    if (!(error instanceof RE2JSSyntaxException)) return { ok: false, problem: error.message, position: 0 }
    // Where it stands is not told, but what it is.
    const position = Math.max(0, source.indexOf(error.getPattern() ?? ''))
    return { ok: false, problem: error.getDescription(), position }
  }
}

class Re2Pattern implements TextPattern {
  readonly groups: number
  readonly #maxLength: number

  constructor(private readonly compiled: RE2JS) {
    this.groups = compiled.groupCount()
    this.#maxLength = MAX_STEPS / compiled.programSize()
  }

  match(text: string): readonly (string | null)[] | 'too-long' | null {
    if (text.length > this.#maxLength) return 'too-long'
    const matcher = this.compiled.matcher(text)
    if (!matcher.find()) return null
    return Array.from({ length: this.groups + 1 }, (_, group) => matcher.group(group))
  }
}
