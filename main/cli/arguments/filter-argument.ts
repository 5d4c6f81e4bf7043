import { AppFailure, appError } from '../../../shared/errors/app-error'
import { parseFilter } from '../../../shared/filter/parse-filter'
import type { GivenArguments } from './given-arguments'

/** The filter that is given, as it is typed in the app; `null` for none, or where it says nothing. */
export function readFilter(given: GivenArguments): string | null {
  const option = given.find('filter')
  if (option === null) return null
  const { argument, value } = option
  const { filter, errors } = parseFilter(value)
  const [error] = errors
  if (error === undefined) return filter === null ? null : value
  const { code, params, from } = error
  throw new AppFailure(
    appError('argument-filter-invalid', { ...params, argument, problem: code, position: String(from + 1) }),
  )
}
