import { appError, type Result } from '../errors/app-error'

/** Where to connect and what to ask for there (RFC 6455 §3). */
export interface EndpointUrl {
  readonly secure: boolean
  /** For the system's resolver: international names in their ASCII form, IPv6 without brackets. */
  readonly host: string
  readonly port: number
  /** Value of the Host header: the port only where it is not the scheme's own. */
  readonly authority: string
  /** Path and query, percent-encoded where they have to be and otherwise as typed. */
  readonly target: string
  /** Decoded; `null` where the URL has none. */
  readonly userinfo: { readonly user: string; readonly password: string } | null
  /** The URL in its normal form, userinfo included. */
  readonly href: string
}

/** Host and port as one text, IPv6 in brackets (RFC 3986 §3.2). */
export const authorityOf = (host: string, port: number): string => `${host.includes(':') ? `[${host}]` : host}:${port}`

export function parseEndpointUrl(text: string): Result<EndpointUrl> {
  const typed = text.trim()
  if (!/^wss?:/i.test(typed)) return refuseScheme(typed)
  if (!URL.canParse(typed)) return { ok: false, error: appError('url-invalid', { url: typed }) }
  // Not `url.hash`, which is empty for a bare "#": RFC 6455 §3 forbids that one too.
  if (typed.includes('#')) return { ok: false, error: appError('url-fragment', { url: typed }) }
  const url = new URL(typed)
  const secure = url.protocol === 'wss:'
  return {
    ok: true,
    value: {
      secure,
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
      authority: url.host,
      target: url.pathname + url.search,
      userinfo:
        url.username === '' && url.password === ''
          ? null
          : { user: decodePercent(url.username), password: decodePercent(url.password) },
      href: url.href,
    },
  }
}

/** Says what was probably meant, where that would be a URL; for "localhost:8080" it is "ws://localhost:8080". */
function refuseScheme(typed: string): Result<never> {
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is.exec(typed) ?? []
  const suggestion = `${scheme?.toLowerCase() === 'https' ? 'wss' : 'ws'}://${rest ?? typed.replace(/^\/+/, '')}`
  if (!URL.canParse(suggestion)) return { ok: false, error: appError('url-invalid', { url: typed }) }
  return { ok: false, error: appError('url-scheme', { scheme: scheme ?? '', suggestion }) }
}

/** A stray percent sign is no reason to refuse a password. */
function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
