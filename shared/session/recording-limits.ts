import type { z } from 'zod'
import type { recordingLimitsSchema } from './recording-limits-schema'

export const LEAST_MEGABYTES = 10
export const MOST_MEGABYTES = 100_000_000
export const MOST_HOURS = 100_000

/** How much of a session is kept; beyond that the oldest is let go. `null`: no limit. */
export type RecordingLimits = z.infer<typeof recordingLimitsSchema>

export const noLimits: RecordingLimits = { megabytes: null, hours: null }

export const isLimited = ({ megabytes, hours }: RecordingLimits): boolean => megabytes !== null || hours !== null
