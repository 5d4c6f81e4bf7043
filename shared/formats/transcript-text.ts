/**
 * What a terminal would obey instead of showing (ECMA-48), and what would not be seen or would turn lines around: all
 * controls, the separators of lines and paragraphs, the marks of direction, and what has no width. What joins emoji stays.
 */
const UNSAFE = /[\p{Cc}\u2028\u2029\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu

const SIGNS: Readonly<Record<string, string>> = { '\t': '\t', '\r': String.raw`\r`, '\n': String.raw`\n` }

/** On one line, with a sign in the place of what is no character to be read. */
export const harmless = (text: string): string => text.replace(UNSAFE, (unit) => SIGNS[unit] ?? escaped(unit))

function escaped(unit: string): string {
  const digits = (unit.codePointAt(0) ?? 0).toString(16).toUpperCase()
  return digits.length <= 2 ? `\\x${digits.padStart(2, '0')}` : `\\u${digits.padStart(4, '0')}`
}

/** In lines of its own, each with a bar before it, so that no text of a peer can be taken for a line of ours. */
export const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `    | ${harmless(line)}\n`)
    .join('')
