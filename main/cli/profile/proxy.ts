import { AppFailure, appError } from '../../../shared/errors/app-error'
import { emptyProxy, type ProxySettings } from '../../../shared/session/proxy-settings'
import type { GivenOption } from '../arguments/given-arguments'

const kinds: Readonly<Record<string, 'http' | 'socks5' | undefined>> = {
  'http:': 'http',
  'socks5:': 'socks5',
  'socks5h:': 'socks5',
}

/** `http://user:password@host:port`, `socks5://host`, or `system` for what the environment says. */
export function readProxy({ argument, value }: GivenOption): ProxySettings {
  if (value === 'system') return { kind: 'system' }
  const url = URL.canParse(value) ? new URL(value) : null
  const kind = kinds[url?.protocol ?? '']
  const hasPath = (url?.pathname ?? '').length > 1
  if (url === null || kind === undefined || url.hostname === '' || hasPath)
    throw new AppFailure(appError('argument-not-proxy', { argument, value: withoutCredentials(value) }))
  const { port } = emptyProxy(kind) as { readonly port: number }
  return {
    kind,
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    // Of http its own port is left out by URL, wherever it was written.
    port: url.port !== '' ? Number(url.port) : /:80\/?$/.test(value) ? 80 : port,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  }
}

const withoutCredentials = (value: string): string => value.replace(/\/\/[^/@]*@/, '//')
