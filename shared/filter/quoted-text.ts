const escapes: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', n: '\n', r: '\r', t: '\t' }

export interface QuotedText {
  readonly value: string
  /** Behind the closing quote, or the end of the text where there is none. */
  readonly end: number
  readonly ended: boolean
}

/** Reads from the quote at `start`. A backslash that escapes nothing is one: "C:\dir" means what it says. */
export function readQuotedText(text: string, start: number): QuotedText {
  let value = ''
  let at = start + 1
  while (at < text.length) {
    const character = text.charAt(at)
    if (character === '"') return { value, end: at + 1, ended: true }
    const escaped = character === '\\' ? escapes[text.charAt(at + 1)] : undefined
    value += escaped ?? character
    at += escaped === undefined ? 1 : 2
  }
  return { value, end: at, ended: false }
}

/** Escapes every backslash, so that what follows it cannot change its meaning. */
export function quoteText(text: string): string {
  const escaped = text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')
  return `"${escaped}"`
}
