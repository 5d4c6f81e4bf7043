import type { AppError } from '../../shared/errors/app-error'
import type { EventMask } from '../../shared/session/event-class'
import type { TimeZone } from '../../shared/wording/time-zone'

/** What a view is to hold: what `timeline.openView` takes. */
export interface ViewRequest {
  readonly session: string
  readonly mask: EventMask
  readonly filter: string
  readonly needle: string
  /** What messages are heartbeats, to be folded; `null` to fold nothing. */
  readonly fold: string | null
  /** Whose wall clock a time of day is by where the filter does not say. */
  readonly zone: TimeZone
}

/** What main made of it. */
export interface OpenedView {
  readonly request: ViewRequest
  /** `null` where there is nothing to filter by, and where opening failed. */
  readonly view: string | null
  readonly error: AppError | null
}

export function isSameRequest(one: ViewRequest | null, other: ViewRequest | null): boolean {
  if (one === null || other === null) return one === other
  return (
    one.session === other.session &&
    one.mask === other.mask &&
    one.filter === other.filter &&
    one.needle === other.needle &&
    one.fold === other.fold &&
    one.zone === other.zone
  )
}
