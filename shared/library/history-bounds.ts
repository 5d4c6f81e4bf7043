import type { ComposedMessage } from '../composer/composed-message'

/** As many messages are remembered for a profile. */
export const HISTORY_LENGTH = 100
/** As many bytes of them, as JSON. */
export const HISTORY_BYTES = 4 * 1024 * 1024

export const sameMessage = (one: ComposedMessage, other: ComposedMessage): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
