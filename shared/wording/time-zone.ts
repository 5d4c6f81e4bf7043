/** Whose clock times are shown by: that of this computer, or the one that is the same everywhere. */
export const timeZones = ['local', 'utc'] as const
export type TimeZone = (typeof timeZones)[number]

/**
 * Minutes ahead of UTC, as they were at that moment: summer time comes and goes.
 *
 * @param micros since 1970
 */
export const utcOffset = (zone: TimeZone, micros: number): number =>
  // Taken from 0: negated, an offset of none would be -0.
  zone === 'utc' ? 0 : 0 - new Date(micros / 1000).getTimezoneOffset()
