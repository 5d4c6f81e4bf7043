/* One side of one row, in a process of its own: neither side's garbage or compiled code is the other's. */
import type { Side } from './bench-row'
import { benchRows } from './bench-rows'

/** What the bench asks for each time; the answer is messages per second, or why there is none. */
export interface RunRequest {
  readonly row: string
  readonly side: Side
  readonly peerUrl: string
}
export type RunReply = { readonly rate: number } | { readonly problem: string }

process.on('message', (request: RunRequest) => void run(request).then((reply) => process.send?.(reply)))
process.once('disconnect', () => process.exit())

async function run({ row, side, peerUrl }: RunRequest): Promise<RunReply> {
  try {
    const rate = await benchRows.find(({ name }) => name === row)?.sides[side](peerUrl)
    return rate === undefined ? { problem: `no row ${row}` } : { rate }
  } catch (cause) {
    return { problem: cause instanceof Error ? cause.message : String(cause) }
  }
}
