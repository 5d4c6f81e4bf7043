/**
 * Looks for text by Unicode's simple case folding, the same in all languages: "ΣΑΣ" finds "σας", which lower case alone
 * would not.
 */
export function createTextSearch(text: string): (haystack: string) => boolean {
  const literal = new RegExp(patternOf(text), 'iu')
  return (haystack) => literal.test(haystack)
}

/** Compares by the same folding. */
export function createTextEquality(text: string): (other: string) => boolean {
  const whole = new RegExp(`^${patternOf(text)}$`, 'iu')
  return (other) => whole.test(other)
}

const patternOf = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
