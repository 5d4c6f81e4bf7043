import type { Option } from '../arguments/option'
import { certificateOptions, outputOptions } from '../record/record-options'

export const serveOptions: readonly Option[] = [
  { name: 'host', value: 'text' },
  { name: 'port', short: 'p', value: 'text' },
  { name: 'path', value: 'text' },
  { name: 'subprotocol', short: 's', value: 'text' },
  { name: 'self-signed' },
  ...certificateOptions,
  { name: 'refuse', value: 'text' },
  { name: 'no-deflate' },
  { name: 'max-payload', value: 'text' },
  { name: 'echo' },
  { name: 'broadcast' },
  { name: 'ticker', value: 'text' },
  { name: 'responders', value: 'text' },
  ...outputOptions,
]
