import type { Limit } from './figure-row'

/** One line of the table. */
export interface BenchResult {
  readonly name: string
  readonly unit: string
  readonly median: number
  readonly min: number
  readonly max: number
  readonly runs: number
  /** Median of what it is held against; `null` when that is a limit alone. */
  readonly baseline: number | null
  /** Median of our own, in the unit of the baseline. */
  readonly ours: number | null
  readonly target: number | null
  /** Whether the target is a least or a most. */
  readonly bound: 'least' | 'most' | null
  /** `null` without a target. */
  readonly holds: boolean | null
}

export interface Measured {
  readonly name: string
  readonly unit: string
  /** One per run. */
  readonly values: readonly number[]
  readonly limit: Limit | null
  readonly baseline?: readonly number[]
  readonly ours?: readonly number[]
}

/** A median is what is held against the limit. */
export function resultOf({ name, unit, values, limit, baseline, ours }: Measured): BenchResult {
  const middle = median(values)
  return {
    name,
    unit,
    median: middle,
    min: Math.min(...values),
    max: Math.max(...values),
    runs: values.length,
    baseline: baseline === undefined ? null : median(baseline),
    ours: ours === undefined ? null : median(ours),
    ...verdict(middle, limit),
  }
}

function verdict(value: number, limit: Limit | null): Pick<BenchResult, 'target' | 'bound' | 'holds'> {
  if (limit === null) return { target: null, bound: null, holds: null }
  if ('least' in limit) return { target: limit.least, bound: 'least', holds: value >= limit.least }
  return { target: limit.most, bound: 'most', holds: value <= limit.most }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}
