import type { JsonDocument } from './json-document'

export const DEFAULT_FORMATTED_LENGTH = 64 * 1024 * 1024

/**
 * The same tokens on lines of their own: no number is rewritten, no escape resolved, no member moved or merged. `null`
 * when it would be longer than `maxLength`, since the indentation of deep nesting grows with its square.
 */
export function formatJson(
  document: JsonDocument,
  indent = '  ',
  maxLength: number = DEFAULT_FORMATTED_LENGTH,
): string | null {
  const { text } = document
  let formatted = ''
  let depth = 0
  let index = skipWhiteSpace(text, 0)
  while (index < text.length) {
    if (formatted.length + depth * indent.length > maxLength) return null
    const end = tokenEnd(text, index)
    const token = text.slice(index, end)
    index = skipWhiteSpace(text, end)
    switch (token) {
      case '{':
      case '[':
        formatted += token
        // An empty object or array stays on its line.
        if (text[index] === '}' || text[index] === ']') {
          formatted += text[index]
          index = skipWhiteSpace(text, index + 1)
        } else {
          depth += 1
          formatted += `\n${indent.repeat(depth)}`
        }
        break
      case '}':
      case ']':
        depth -= 1
        formatted += `\n${indent.repeat(depth)}${token}`
        break
      case ',':
        formatted += `,\n${indent.repeat(depth)}`
        break
      case ':':
        formatted += ': '
        break
      default:
        formatted += token
    }
  }
  return formatted.length > maxLength ? null : formatted
}

/** The text is known to be valid, so the first character says what kind of token it is. */
function tokenEnd(text: string, start: number): number {
  const first = text[start] ?? ''
  if ('{}[],:'.includes(first)) return start + 1
  let end = start + 1
  if (first === '"') {
    while (text[end] !== '"') end += text[end] === '\\' ? 2 : 1
    return end + 1
  }
  while (end < text.length && !'{}[],:" \t\r\n'.includes(text[end] ?? '')) end += 1
  return end
}

function skipWhiteSpace(text: string, from: number): number {
  let index = from
  while (index < text.length && ' \t\r\n'.includes(text[index] ?? '')) index += 1
  return index
}
