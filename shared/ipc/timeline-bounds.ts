/** Most rows in one page of a timeline. */
export const MAX_ROWS = 500
/** Largest piece of a payload in one reply. */
export const MAX_BYTES = 1024 * 1024
