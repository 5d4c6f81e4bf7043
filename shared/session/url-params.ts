/** Names and values of a query, decoded; an empty pair where the query has an empty place. */
export type UrlParams = readonly (readonly [name: string, value: string])[]

/** Of a URL as it is typed, which need not be one yet. */
export function readParams(url: string): UrlParams {
  const { query } = split(url)
  return query === null ? [] : query.split('&').map(decodePair)
}

/** The same URL with these parameters. What has not changed stays as it was typed, whatever its encoding. */
export function withParams(url: string, params: UrlParams): string {
  const { before, query, after } = split(url)
  if (params.length === 0) return before + after
  const typed = query === null ? [] : query.split('&')
  const encoded = params.map((pair) => {
    const unchanged = typed.findIndex((text) => isSame(decodePair(text), pair))
    return unchanged === -1 ? encodePair(pair) : (typed.splice(unchanged, 1)[0] ?? '')
  })
  return `${before}?${encoded.join('&')}${after}`
}

/** `query` is `null` where there is no question mark; `after` is the fragment, which a WebSocket URL should not have. */
function split(url: string): { readonly before: string; readonly query: string | null; readonly after: string } {
  const [, before = '', query, after = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(url) ?? []
  return { before, query: query ?? null, after }
}

function decodePair(text: string): UrlParams[number] {
  const equals = text.indexOf('=')
  return equals === -1 ? [decode(text), ''] : [decode(text.slice(0, equals)), decode(text.slice(equals + 1))]
}

/** Percent signs alone: whether a plus is a space is between client and server (RFC 3986 does not say so). */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export const encodePair = ([name, value]: UrlParams[number]): string =>
  name === '' && value === '' ? '' : `${encode(name, /[%&+#=\s]/g)}=${encode(value, /[%&+#\s]/g)}`

/** As much as has to be: what else a URL may not hold is encoded when it is sent. A variable stays as it is typed. */
const encode = (text: string, reserved: RegExp): string =>
  text
    .split(/(\{\{[^{}]*\}\})/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(reserved, encodeURIComponent)))
    .join('')

const isSame = (one: UrlParams[number], other: UrlParams[number]): boolean => one[0] === other[0] && one[1] === other[1]
