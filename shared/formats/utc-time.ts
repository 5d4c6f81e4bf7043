/**
 * Writes microseconds since 1970 as UTC with exactly six decimals. Events come by the million and mostly within the same
 * second, so the last second written is kept.
 */
export class UtcTime {
  private second = Number.NaN
  private prefix = ''

  /** What is less than a microsecond is cut off. */
  format(time: number): string {
    const microseconds = Math.floor(time)
    const second = Math.floor(microseconds / 1_000_000)
    if (second !== this.second) {
      this.second = second
      this.prefix = new Date(second * 1000).toISOString().slice(0, -'000Z'.length)
    }
    return `${this.prefix}${String(microseconds - second * 1_000_000).padStart(6, '0')}Z`
  }
}

/** Microseconds since 1970 of such a time, with any number of decimals; `null` where it is none. */
export function parseUtcTime(text: string): number | null {
  const [, second, decimals = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z$/.exec(text) ?? []
  const seconds = second === undefined ? Number.NaN : Date.parse(`${second}Z`) / 1000
  return Number.isNaN(seconds) ? null : seconds * 1_000_000 + Number(decimals.padEnd(6, '0').slice(0, 6))
}
