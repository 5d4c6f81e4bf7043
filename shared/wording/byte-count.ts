const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** Bytes for people: exact below 1 kB, else three digits. Units of 1,000, as on a disk's label. */
export function byteCount(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = unit === 0 ? 0 : value < 9.995 ? 2 : value < 99.95 ? 1 : 0
  return `${value.toFixed(digits)} ${UNITS[unit]}`
}

/** Exact, for a place where the number is meant. */
export const exactBytes = (bytes: number): string => `${bytes.toLocaleString('en')} B`

/** Short counts for narrow places: 1.2M, 48k, 3,201. */
export function shortCount(count: number): string {
  if (count < 10_000) return count.toLocaleString('en')
  if (count < 999_500) return `${Math.round(count / 1000)}k`
  return `${(count / 1_000_000).toFixed(count < 9_950_000 ? 1 : 0)}M`
}
