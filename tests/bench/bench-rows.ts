import type { BenchRow } from './bench-row'
import { decoderRows } from './decoder-rows'
import { receiveRows } from './receive-rows'
import { sendRows } from './send-rows'

export const benchRows: readonly BenchRow[] = [...decoderRows, ...receiveRows, ...sendRows]
