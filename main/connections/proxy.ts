import { AppFailure, appError } from '../../shared/errors/app-error'
import { authorityOf } from '../../shared/session/endpoint-url'
import type { ProxySettings } from '../../shared/session/proxy-settings'

/** A proxy as it is spoken to. */
export interface Proxy {
  /** `https`: HTTP CONNECT to a proxy that is itself spoken to over TLS. */
  readonly scheme: 'http' | 'https' | 'socks4' | 'socks5'
  readonly host: string
  readonly port: number
  /** Empty for none. */
  readonly user: string
  readonly password: string
}

/** What the operating system says of a URL, in the words of a PAC file: `PROXY host:port; DIRECT`. */
export type ResolveProxy = (url: string) => Promise<string>

/** For the timeline: where it is, and nothing secret. */
export const proxyText = ({ scheme, host, port }: Proxy): string => `${scheme}://${authorityOf(host, port)}`

/** Of user name and password each, in bytes (RFC 1929 §2). */
const MOST_SOCKS_BYTES = 255

/**
 * How to find out what to go through; `null` to go through nothing. Throws `AppFailure` where the settings cannot work.
 *
 * @param url without what is secret
 */
export function proxyFinder(
  settings: ProxySettings,
  url: string,
  resolve: ResolveProxy,
): (() => Promise<Proxy | null>) | null {
  switch (settings.kind) {
    case 'none':
      return null
    case 'system':
      return async () => parseProxyList(await resolve(url))
    case 'http':
    case 'socks5': {
      const { kind: scheme, ...place } = settings
      const { user, password } = place
      if (scheme === 'socks5' && [user, password].some((text) => Buffer.byteLength(text) > MOST_SOCKS_BYTES))
        throw new AppFailure(appError('proxy-credentials-too-long'))
      if (!isHost(place.host)) throw new AppFailure(appError('proxy-invalid', { host: place.host }))
      return () => Promise.resolve({ scheme, ...place })
    }
  }
}

const isHost = (host: string): boolean => /^[^\s/\\?#@]+$/.test(host) && URL.canParse(`http://${authorityOf(host, 1)}/`)

const schemes: Readonly<Record<string, Proxy['scheme'] | undefined>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
}

/** The first of a list that we know how to speak to; `null` for `DIRECT`, and where there is none. */
export function parseProxyList(list: string): Proxy | null {
  for (const entry of list.split(';')) {
    const [word = '', place = ''] = entry.trim().split(/\s+/)
    if (word.toUpperCase() === 'DIRECT') return null
    const scheme = schemes[word.toUpperCase()]
    const [, host, port] = /^\[?(.+?)\]?:(\d+)$/.exec(place) ?? []
    if (scheme && host !== undefined) return { scheme, host, port: Number(port), user: '', password: '' }
  }
  return null
}
