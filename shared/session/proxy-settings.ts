import type { z } from 'zod'
import type { proxySettingsSchema } from './proxy-settings-schema'

/** What a client goes through to its server. */
export type ProxySettings = z.infer<typeof proxySettingsSchema>

export const noProxy: ProxySettings = { kind: 'none' }

const DEFAULT_PORTS = { http: 3128, socks5: 1080 } as const

export function emptyProxy(kind: ProxySettings['kind']): ProxySettings {
  if (kind === 'none' || kind === 'system') return { kind }
  return { kind, host: '', port: DEFAULT_PORTS[kind], user: '', password: '' }
}
