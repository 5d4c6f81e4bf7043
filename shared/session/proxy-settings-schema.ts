import { z } from 'zod'

const place = {
  host: z.string().max(255),
  port: z.number().int().min(1).max(65_535),
  /** Empty for none; then the password is not looked at. */
  user: z.string(),
  password: z.string(),
}

export const proxySettingsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  /** What the operating system says of the URL. */
  z.object({ kind: z.literal('system') }),
  /** HTTP CONNECT (RFC 9110 §9.3.6), for `ws` too, as RFC 6455 §4.1 has it. */
  z.object({ kind: z.literal('http'), ...place }),
  /** RFC 1928; names are looked up by the proxy. */
  z.object({ kind: z.literal('socks5'), ...place }),
])
