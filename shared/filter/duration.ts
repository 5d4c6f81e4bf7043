const units = [
  ['d', 86_400e9],
  ['h', 3600e9],
  ['m', 60e9],
  ['s', 1e9],
  ['ms', 1e6],
  ['us', 1e3],
  ['ns', 1],
] as const

const nanosecondsPerUnit: ReadonlyMap<string, number> = new Map([...units, ['µs', 1e3], ['min', 60e9]])

/** Reads `10s`, `1.5m`, `1h30m` as whole nanoseconds; `null` for anything else, a number without a unit too. */
export function parseDuration(text: string): number | null {
  let total = 0
  let end = 0
  for (const part of text.toLowerCase().matchAll(/(\d+(?:\.\d+)?|\.\d+)([a-zµ]+)/gy)) {
    const [all, amount, unit = ''] = part
    const nanoseconds = nanosecondsPerUnit.get(unit)
    if (nanoseconds === undefined) return null
    total += Number(amount) * nanoseconds
    end += all.length
  }
  total = Math.round(total)
  return end > 0 && end === text.length && Number.isSafeInteger(total) ? total : null
}

/** In the largest unit that leaves no fraction. */
export function formatDuration(nanoseconds: number): string {
  const [name, size] = units.find((unit) => nanoseconds % unit[1] === 0) ?? ['ns', 1]
  return nanoseconds === 0 ? '0s' : `${nanoseconds / size}${name}`
}
