import type { Option } from '../arguments/option'

export const exportOptions: readonly Option[] = [
  { name: 'out', short: 'o', value: 'text' },
  { name: 'format', short: 'f', value: 'text' },
  { name: 'filter', value: 'text' },
  { name: 'session', value: 'text' },
  { name: 'redact' },
  { name: 'no-redact' },
]
