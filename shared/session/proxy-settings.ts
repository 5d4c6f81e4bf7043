import { z } from 'zod'

const place = {
  host: z.string().max(255),
  port: z.number().int().min(1).max(65_535),
  /** Empty for none; then the password is not looked at. */
  user: z.string(),
  password: z.string(),
}

/** What a client goes through to its server. */
export const proxySettingsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  /** What the operating system says of the URL. */
  z.object({ kind: z.literal('system') }),
  /** HTTP CONNECT (RFC 9110 §9.3.6), for `ws` too, as RFC 6455 §4.1 has it. */
  z.object({ kind: z.literal('http'), ...place }),
  /** RFC 1928; names are looked up by the proxy. */
  z.object({ kind: z.literal('socks5'), ...place }),
])
export type ProxySettings = z.infer<typeof proxySettingsSchema>

export const noProxy: ProxySettings = { kind: 'none' }

const DEFAULT_PORTS = { http: 3128, socks5: 1080 } as const

export function emptyProxy(kind: ProxySettings['kind']): ProxySettings {
  if (kind === 'none' || kind === 'system') return { kind }
  return { kind, host: '', port: DEFAULT_PORTS[kind], user: '', password: '' }
}
