/** Decimal as in the window; with an `i` in it, binary. */
const bytesPerUnit: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1e3,
  kb: 1e3,
  m: 1e6,
  mb: 1e6,
  g: 1e9,
  gb: 1e9,
  ki: 2 ** 10,
  kib: 2 ** 10,
  mi: 2 ** 20,
  mib: 2 ** 20,
  gi: 2 ** 30,
  gib: 2 ** 30,
}

/** Reads `1000`, `10k`, `1.5MB`, `64KiB` as a whole number of bytes; `null` for anything else. */
export function parseByteSize(text: string): number | null {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?|\.\d+)([a-z]*)$/i.exec(text) ?? []
  const factor = Object.hasOwn(bytesPerUnit, unit.toLowerCase()) ? bytesPerUnit[unit.toLowerCase()] : undefined
  if (digits === undefined || factor === undefined) return null
  const bytes = Math.round(Number(digits) * factor)
  return Number.isSafeInteger(bytes) ? bytes : null
}
