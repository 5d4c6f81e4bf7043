import type { HeaderList } from './header-list'

/**
 * A request or response head with its blank line. Lines that fit latin1 are sent as such, one byte a character, as HTTP
 * always did; those that do not fit are sent as UTF-8.
 */
export function encodeHead(startLine: string, headers: HeaderList): Uint8Array {
  const lines = [startLine, ...headers.map(([name, value]) => `${name}: ${value}`), '']
  // Line by line, since each decides for itself how it is encoded.
  const encoded = lines.map((line) => encodeText(`${line}\r\n`))
  const bytes = new Uint8Array(encoded.reduce((length, line) => length + line.length, 0))
  let at = 0
  for (const line of encoded) {
    bytes.set(line, at)
    at += line.length
  }
  return bytes
}

function encodeText(text: string): Uint8Array {
  // oxlint-disable-next-line no-control-regex
  const fitsLatin1 = /^[\0-\xff]*$/.test(text)
  return fitsLatin1 ? Uint8Array.from(text, (character) => character.charCodeAt(0)) : new TextEncoder().encode(text)
}
