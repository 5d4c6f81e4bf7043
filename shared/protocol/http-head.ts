import type { HeaderList } from './header-list'
import { isToken } from './http-token'

export interface ResponseHead {
  /** E.g. `HTTP/1.1`. */
  readonly version: string
  readonly status: number
  readonly reason: string
  readonly headers: HeaderList
  readonly oddities: readonly HeadOddity[]
}

export interface RequestHead {
  readonly method: string
  readonly target: string
  readonly version: string
  readonly headers: HeaderList
  readonly oddities: readonly HeadOddity[]
}

/** What a peer got wrong and clients put up with all the same. */
export type HeadOddity =
  /** A line ends with LF alone (RFC 9112 §2.2). */
  | 'bare-lf'
  /** A header goes on in the next line (RFC 9112 §5.2). */
  | 'folded-line'
  /** White space between name and colon (RFC 9112 §5.1). */
  | 'space-before-colon'
  /** The name is no token (RFC 9110 §5.1). */
  | 'name-not-a-token'

/** `line` is at most the first 200 characters of what the peer sent. */
export type HeadFailure =
  | { readonly problem: 'not-http'; readonly line: string }
  /** `line` counts from 1, the start line. */
  | { readonly problem: 'header-without-colon'; readonly line: string; readonly lineNumber: number }
  | { readonly problem: 'too-many-headers'; readonly limit: number }

export type HeadParsing<Head> =
  { readonly ok: true; readonly head: Head } | { readonly ok: false; readonly failure: HeadFailure }

/** Reads a whole response head, blank line included. Bytes stand for the characters U+0000 to U+00FF, so none is lost. */
export function parseResponseHead(bytes: Uint8Array, maxHeaders: number): HeadParsing<ResponseHead> {
  const lines = splitLines(bytes)
  // The reason may be empty, and servers then leave out the space before it as well.
  const [, version, status, reason = ''] = /^(HTTP\/\d\.\d) (\d{3})(?: (.*))?$/s.exec(lines.start) ?? []
  if (version === undefined || status === undefined) return notHttp(lines.start)
  const fields = parseHeaders(lines, maxHeaders)
  return fields.ok ? { ok: true, head: { version, status: Number(status), reason, ...fields.head } } : fields
}

/** The same for a request. */
export function parseRequestHead(bytes: Uint8Array, maxHeaders: number): HeadParsing<RequestHead> {
  const lines = splitLines(bytes)
  const [, method, target, version] = /^(\S+) (\S+) (HTTP\/\d\.\d)$/.exec(lines.start) ?? []
  if (method === undefined || target === undefined || version === undefined || !isToken(method))
    return notHttp(lines.start)
  const fields = parseHeaders(lines, maxHeaders)
  return fields.ok ? { ok: true, head: { method, target, version, ...fields.head } } : fields
}

const notHttp = (line: string): { readonly ok: false; readonly failure: HeadFailure } => ({
  ok: false,
  failure: { problem: 'not-http', line: line.slice(0, EXCERPT_LENGTH) },
})

const EXCERPT_LENGTH = 200

/** What a peer sent instead of a head, for an error. */
export const firstLine = (bytes: Uint8Array): string =>
  decodeBytes(bytes.subarray(0, EXCERPT_LENGTH)).split(/[\r\n]/, 1)[0] ?? ''

interface HeadLines {
  readonly start: string
  readonly rest: readonly string[]
  readonly bareLf: boolean
}

/** `latin1` of the platform is windows-1252, which would change the bytes 0x80 to 0x9F. */
function decodeBytes(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

function splitLines(bytes: Uint8Array): HeadLines {
  const text = decodeBytes(bytes).replace(/^[\r\n]+/, '')
  const [start = '', ...rest] = text.replace(/(?:\r?\n)*$/, '').split('\n')
  return { start: withoutReturn(start), rest: rest.map(withoutReturn), bareLf: /(?:^|[^\r])\n/.test(text) }
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)

function parseHeaders(lines: HeadLines, maxHeaders: number): HeadParsing<Pick<ResponseHead, 'headers' | 'oddities'>> {
  const headers: [name: string, value: string][] = []
  const oddities = new Set<HeadOddity>()
  if (lines.bareLf) oddities.add('bare-lf')
  for (const [index, line] of lines.rest.entries()) {
    const last = headers.at(-1)
    if (last && /^[ \t]/.test(line)) {
      oddities.add('folded-line')
      last[1] = [last[1], trimSpace(line)].filter((part) => part !== '').join(' ')
      continue
    }
    const colon = line.indexOf(':')
    if (colon === -1)
      return {
        ok: false,
        failure: { problem: 'header-without-colon', line: line.slice(0, EXCERPT_LENGTH), lineNumber: index + 2 },
      }
    if (headers.length === maxHeaders) return { ok: false, failure: { problem: 'too-many-headers', limit: maxHeaders } }
    const name = trimSpace(line.slice(0, colon))
    if (name.length !== colon) oddities.add('space-before-colon')
    if (!isToken(name)) oddities.add('name-not-a-token')
    headers.push([name, trimSpace(line.slice(colon + 1))])
  }
  return { ok: true, head: { headers, oddities: [...oddities] } }
}

/** Only what RFC 9110 §5.6.3 calls white space; `trim()` would also take a U+00A0 that the peer sent. */
function trimSpace(text: string): string {
  let start = 0
  let end = text.length
  while (isSpace(text.charCodeAt(start))) start += 1
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1
  return text.slice(start, end)
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x09
