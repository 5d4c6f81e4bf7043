import type { ClientProfile } from '../../session/client-profile'

/** A profile being made of the words of a command line. */
export interface CommandReading {
  profile: ClientProfile
  /** Words that stand for something that the profile does not have now, as they were typed. */
  readonly notTaken: string[]
}

/** What an option of a program means for a profile. */
export type CommandOption =
  /** Concerns what the program shows, or is done by us anyway. */
  | { readonly kind: 'passed-over'; readonly value?: true }
  | { readonly kind: 'flag'; readonly apply: (reading: CommandReading) => void }
  | { readonly kind: 'value'; readonly apply: (reading: CommandReading, value: string) => void }
  /** Names a file that has to be chosen. */
  | { readonly kind: 'file' }

export const passedOver: CommandOption = { kind: 'passed-over' }
export const passedOverValue: CommandOption = { kind: 'passed-over', value: true }
export const file: CommandOption = { kind: 'file' }

export const flag = (change: Partial<ClientProfile>): CommandOption => ({
  kind: 'flag',
  apply(reading) {
    reading.profile = { ...reading.profile, ...change }
  },
})

export const value = (change: (value: string, profile: ClientProfile) => Partial<ClientProfile>): CommandOption => ({
  kind: 'value',
  apply(reading, given) {
    reading.profile = { ...reading.profile, ...change(given, reading.profile) }
  },
})

/** A header of the handshake: those that have a field of their own go there. */
export const header = value((line, profile) => {
  const [, name = line, given = ''] = /^([^:;]*)[:;]\s*([\s\S]*)$/.exec(line) ?? []
  switch (name.trim().toLowerCase()) {
    case 'origin':
      return { origin: given }
    case 'sec-websocket-protocol':
      return { subprotocols: [...profile.subprotocols, ...listOf(given)] }
    // Each connection has its own.
    case 'connection':
    case 'upgrade':
    case 'sec-websocket-key':
    case 'sec-websocket-version':
    case 'sec-websocket-extensions':
      return {}
    default:
      return { headers: [...profile.headers, [name.trim(), given]] }
  }
})

export const subprotocol = value((names, profile) => ({ subprotocols: [...profile.subprotocols, ...listOf(names)] }))
export const origin = value((given) => ({ origin: given }))
export const insecure = flag({ verifyTls: false })

export const credentials = value((pair) => {
  const [user = '', ...password] = pair.split(':')
  return { auth: { kind: 'basic', user, password: password.join(':') } }
})

/** A proxy by its URL, `kind` where that has no scheme. */
export const proxy = (kind: 'http' | 'socks5'): CommandOption => ({
  kind: 'value',
  apply(reading, given) {
    const [, scheme = kind] = /^(\w+):\/\//.exec(given) ?? []
    const url = `http://${given.replace(/^\w+:\/\//, '')}`
    if (!/^(http|socks5h?)$/.test(scheme) || !URL.canParse(url)) return void reading.notTaken.push(given)
    const { hostname, port, username, password } = new URL(url)
    const isHttp = scheme === 'http'
    reading.profile = {
      ...reading.profile,
      proxy: {
        kind: isHttp ? 'http' : 'socks5',
        host: hostname.replace(/^\[(.*)\]$/, '$1'),
        // What curl takes where none is named; `http` has none that a URL shows.
        port: Number(port) || 1080,
        user: decodeURIComponent(username),
        password: decodeURIComponent(password),
      },
    }
  },
})

const listOf = (names: string): string[] =>
  names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
