/**
 * Looks for text by Unicode's simple case folding, the same in all languages: "ΣΑΣ" finds "σας", which lower case alone
 * would not.
 */
export function createTextSearch(text: string): (haystack: string) => boolean {
  const literal = new RegExp(text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'iu')
  return (haystack) => literal.test(haystack)
}
