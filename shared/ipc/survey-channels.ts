import { z } from 'zod'
import type { ConnectionStatistics } from '../survey/connection-survey'
import type { BucketSeries } from '../survey/time-buckets'
import { request } from './channel'

const session = z.string().min(1).max(200)
const time = z.number().min(0).max(Number.MAX_SAFE_INTEGER)

/** More than a screen has columns of pixels. */
export const MAX_SERIES = 4096

/** How far a survey has got. What is missing is there when it is asked for again. */
export interface SurveyProgress {
  readonly complete: boolean
  /** Events that were counted, of how many. */
  readonly counted: number
  readonly events: number
}

export interface SurveySeries extends SurveyProgress {
  readonly series: BucketSeries
  /** Time of the newest event that was counted, nanoseconds since the session's start. */
  readonly end: number
}

export interface SurveyConnections extends SurveyProgress {
  readonly connections: readonly ConnectionStatistics[]
  /** How many more there are, which are not counted one by one. */
  readonly leftOut: number
}

/** A capture at a glance, live or stored. A reply comes soon, if need be from a part of the capture. */
export const surveyChannels = {
  /** Sums over the time between `from` and `to` (`null`: the newest event) in at most so many buckets. */
  series: request<SurveySeries>()(
    z.object({ session, from: time, to: time.nullable(), buckets: z.number().int().min(1).max(MAX_SERIES) }),
  ),
  connections: request<SurveyConnections>()(z.object({ session })),
}
