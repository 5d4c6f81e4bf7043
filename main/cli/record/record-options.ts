import type { Option } from '../arguments/option'

/** Of both ends of a connection: how to prove oneself in TLS. */
export const certificateOptions: readonly Option[] = [
  { name: 'cert', value: 'text' },
  { name: 'key', value: 'text' },
  { name: 'pfx', value: 'text' },
  { name: 'passphrase-env', value: 'text' },
]

/** What to connect with. */
export const connectOptions: readonly Option[] = [
  { name: 'header', short: 'H', value: 'text' },
  { name: 'subprotocol', short: 's', value: 'text' },
  { name: 'origin', value: 'text' },
  { name: 'auth', value: 'text' },
  { name: 'insecure' },
  { name: 'ca', value: 'text' },
  ...certificateOptions,
  { name: 'proxy', value: 'text' },
  { name: 'no-deflate' },
  { name: 'max-payload', value: 'text' },
  { name: 'profile', value: 'text' },
]

/** Where to what is recorded goes. */
export const outputOptions: readonly Option[] = [
  { name: 'for', value: 'text' },
  { name: 'out', short: 'o', value: 'text' },
  { name: 'format', short: 'f', value: 'text' },
]

export const recordOptions: readonly Option[] = [
  ...connectOptions,
  { name: 'send', value: 'text' },
  { name: 'send-hex', value: 'text' },
  { name: 'send-file', value: 'text' },
  { name: 'ping', value: 'maybe' },
  { name: 'echo' },
  { name: 'count', value: 'text' },
  { name: 'close', value: 'text' },
  ...outputOptions,
]
