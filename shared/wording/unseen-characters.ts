/** A run of characters that would not be seen, and what stands for them. */
export interface Unseen {
  readonly index: number
  readonly length: number
  readonly token: string
}

/*
 * Controls, characters that Unicode lets a program ignore (zero width, bidirectional, tags, fillers), the line and paragraph
 * separators, the marks of annotations, and the blank of Braille. Some are part of what is seen: what joins emoji, and what
 * makes an emoji of a sign.
 */
const CLASS = String.raw`[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb\u2800]`
const IN_EMOJI = [
  String.raw`(?<=\p{Extended_Pictographic})\ufe0f`,
  String.raw`(?<=[\d#*])\ufe0f(?=\u20e3)`,
  String.raw`(?<=\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)\u200d(?=\p{Extended_Pictographic})`,
].join('|')
/** What a text of several lines is laid out by. */
const LAYOUT = String.raw`\n|\t|\r(?=\n)`

const any = new RegExp(CLASS, 'u')
const runs = {
  one: new RegExp(`(?:(?!${IN_EMOJI})${CLASS})+`, 'gu'),
  many: new RegExp(`(?:(?!${IN_EMOJI}|${LAYOUT})${CLASS})+`, 'gu'),
}

/** Where a text has characters that would go unseen; with `many` lines, not what breaks and indents them. */
export function unseenIn(text: string, lines: 'one' | 'many'): readonly Unseen[] {
  // Nearly every text has none, and rows are drawn by the thousand.
  if (!any.test(text)) return []
  return Array.from(text.matchAll(runs[lines]), ({ index, 0: run }) => ({
    index,
    length: run.length,
    token: Array.from(run, signOf).join(''),
  }))
}

/** The text with signs in their place, where nothing but text can be shown, as in a tooltip. */
export function withSigns(text: string, lines: 'one' | 'many' = 'many'): string {
  let seen = ''
  let end = 0
  for (const { index, length, token } of unseenIn(text, lines)) {
    seen += text.slice(end, index) + token
    end = index + length
  }
  return seen + text.slice(end)
}

/** As programs write them; Unicode's pictures of them are in few fonts. */
const escapes: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
}

/** What stands for one such character. */
export function signOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return escapes[character] ?? `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
}
