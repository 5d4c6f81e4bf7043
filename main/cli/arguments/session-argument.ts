import type { GivenArguments } from './given-arguments'

const MOST_SESSIONS = 1_000_000

/** Which session of a file that holds several, from 1 on; `null` where that is not said. */
export const readSession = (given: GivenArguments): number | null => given.count('session', 1, MOST_SESSIONS)
