import { z } from 'zod'
import { LEAST_MEGABYTES, MOST_MEGABYTES, MOST_HOURS } from './recording-limits'

export const recordingLimitsSchema = z
  .object({
    megabytes: z.number().int().min(LEAST_MEGABYTES).max(MOST_MEGABYTES).nullable(),
    hours: z.number().int().min(1).max(MOST_HOURS).nullable(),
  })
  .default({ megabytes: null, hours: null })
