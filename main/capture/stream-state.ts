import { NOWHERE, type StreamCode } from './capture-format'

/** How far a stream of a connection has got. */
export interface StreamState {
  readonly connection: number
  readonly code: StreamCode
  /** Bytes so far: where the next one goes. */
  length: number
  /** Place of the block with the stream's last run. */
  block: number
  /** Number of the take that `block` was learned in. */
  take: number
}

export const createStreamState = (connection: number, code: StreamCode): StreamState => ({
  connection,
  code,
  length: 0,
  block: NOWHERE,
  take: 0,
})
