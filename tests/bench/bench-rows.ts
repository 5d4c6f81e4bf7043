import type { BenchRow } from './bench-row'
import { broadcastRows } from './broadcast-rows'
import { decoderRows } from './decoder-rows'
import { othersRows } from './others/others-rows'
import { receiveRows } from './receive-rows'
import { sendRows } from './send-rows'

/** What is held against another program. */
export const benchRows: readonly BenchRow[] = [
  ...decoderRows,
  ...receiveRows,
  ...sendRows,
  ...broadcastRows,
  ...othersRows,
]
