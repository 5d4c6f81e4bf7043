import type { Option } from '../arguments/option'
import { connectOptions } from '../record/record-options'

export const replayOptions: readonly Option[] = [
  ...connectOptions,
  { name: 'pace', value: 'text' },
  { name: 'speed', value: 'text' },
  { name: 'filter', value: 'text' },
  { name: 'session', value: 'text' },
  { name: 'expect' },
  { name: 'ignore', value: 'text' },
  { name: 'out', short: 'o', value: 'text' },
  { name: 'format', short: 'f', value: 'text' },
]
