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
