import { isUtf8 } from 'node:buffer'
import { once } from 'node:events'
import { Receiver } from 'ws'
import { fastMask } from '../../main/connections/fast-mask'
import { FrameDecoder } from '../../shared/protocol/frame-decoder'
import { MessageAssembler } from '../../shared/protocol/message-assembler'
import type { BenchRow } from './bench-row'
import { type Flood, floodBlock, floods } from './flood'

const CHUNK_BYTES = 64 * 1024
const TOTAL_BYTES = 1024 * 1024 * 1024

const sizes = [
  ['32B', 1.5, TOTAL_BYTES / 8],
  ['1KB', 1.2, TOTAL_BYTES],
  ['64KB', 1, 4 * TOTAL_BYTES],
] as const

/** Decoder and assembler against the receiver of `ws`: both find the messages in the same chunks and check UTF-8. */
export const decoderRows: readonly BenchRow[] = sizes.flatMap(([size, target, bytes]) =>
  (['text', 'binary'] as const).map((type) => {
    const flood = { ...floods[size], type }
    return {
      name: `decode-${size}-${type}`,
      runtime: 'electron',
      baselineName: "ws's receiver",
      target,
      sides: {
        ours: () => measure(flood, bytes, decode),
        baseline: () => measure(flood, bytes, receive),
      },
    }
  }),
)

type ReadRounds = (chunks: readonly Buffer[], rounds: number) => Promise<number>

async function measure(flood: Flood, totalBytes: number, read: ReadRounds): Promise<number> {
  const block = await floodBlock(flood)
  const chunks: Buffer[] = []
  for (let at = 0; at < block.length; at += CHUNK_BYTES) chunks.push(block.subarray(at, at + CHUNK_BYTES))
  const rounds = Math.ceil(totalBytes / block.length)
  const start = performance.now()
  const messages = await read(chunks, rounds)
  const seconds = (performance.now() - start) / 1000
  if (messages !== flood.messagesPerBlock * rounds) throw new Error(`${messages} messages found`)
  return messages / seconds
}

async function decode(chunks: readonly Buffer[], rounds: number): Promise<number> {
  let messages = 0
  const assembler = new MessageAssembler(
    { maxMessageLength: 0, maxFragments: 0, inflater: null, mask: fastMask, isUtf8 },
    {
      frame() {},
      message: () => void messages++,
      control() {},
      inflated: () => 0,
      gaveUp: () => {},
      violation({ code }) {
        throw new Error(code)
      },
    },
    () => decoder.stop(),
  )
  const decoder: FrameDecoder = new FrameDecoder({ masked: false, rsv1: false, position: 0 }, assembler)
  for (let round = 0; round < rounds; round++) for (const chunk of chunks) decoder.push(chunk)
  return messages
}

async function receive(chunks: readonly Buffer[], rounds: number): Promise<number> {
  let messages = 0
  const receiver = new Receiver({ isServer: false })
  receiver.on('message', () => void messages++)
  for (let round = 0; round < rounds; round++)
    for (const chunk of chunks) if (!receiver.write(chunk)) await once(receiver, 'drain')
  return messages
}
