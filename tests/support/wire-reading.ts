import { FrameDecoder, type Violation } from '../../shared/protocol/frame-decoder'
import { unmasked } from '../../shared/protocol/masking'
import { MessageAssembler, type Inflater, type MessageAssemblerOptions } from '../../shared/protocol/message-assembler'
import { isUtf8 } from 'node:buffer'
import type { RecordedFrame } from '../../shared/session/recorder'
import { toHex } from './bytes'

export interface ReadOptions {
  readonly masked?: boolean
  readonly rsv1?: boolean
  readonly inflater?: Inflater | null
  readonly tolerant?: boolean
  readonly limits?: Partial<Pick<MessageAssemblerOptions, 'maxMessageLength' | 'maxFragments' | 'keeps' | 'budget'>>
}

export interface ReadFrame extends RecordedFrame {
  /** Unmasked, as hex. */
  readonly payload: string
}

/** What a `FrameDecoder` makes of the chunks, as a list that can be compared. */
export function readFrames(chunks: Iterable<Uint8Array>, options: ReadOptions = {}) {
  const frames: ReadFrame[] = []
  const violations: Violation[] = []
  let pieces: Uint8Array[] = []
  const decoder = new FrameDecoder(
    {
      masked: options.masked ?? false,
      rsv1: options.rsv1 ?? false,
      position: 0,
      tolerant: options.tolerant ?? false,
    },
    {
      header: () => (pieces = []),
      payload: (bytes, start, end) => pieces.push(bytes.slice(start, end)),
      end(frame) {
        const payload = Buffer.concat(pieces)
        frames.push({ ...frame, payload: toHex(frame.masked ? unmasked(payload, frame.maskingKey, 0) : payload) })
      },
      violation: (violation) => violations.push(violation),
    },
  )
  for (const chunk of chunks) decoder.push(chunk)
  return { frames, violations, decoder }
}

/** What decoder and assembler make of the chunks: a line for each thing told, in order. */
export function readMessages(chunks: Iterable<Uint8Array>, options: ReadOptions = {}): string[] {
  const tolerant = options.tolerant ?? false
  const lines: string[] = []
  let inflated = 0
  const assembler = new MessageAssembler(
    { maxMessageLength: 0, maxFragments: 0, inflater: options.inflater ?? null, isUtf8, tolerant, ...options.limits },
    {
      frame: (frame, message, messageOpcode) =>
        lines.push(
          `frame ${frame.opcode}${frame.fin ? ' fin' : ''} ${frame.payloadLength} of ${message}/${messageOpcode}`,
        ),
      message: ({ message, type, frameCount, source, wireLength, length, position }) =>
        lines.push(`message ${message} ${type} ${frameCount} ${source} ${wireLength} ${length} at ${position}`),
      control: (opcode, payload) => lines.push(`control ${opcode} ${toHex(payload)}`),
      inflated(bytes) {
        lines.push(`inflated ${toHex(bytes)}`)
        inflated += bytes.length
        return inflated - bytes.length
      },
      violation: ({ code }) => lines.push(`violation ${code}`),
      gaveUp: (limit) => lines.push(`gave up at ${limit}`),
    },
    () => decoder.stop(),
  )
  const decoder = new FrameDecoder(
    {
      masked: options.masked ?? false,
      rsv1: Boolean(options.inflater) || (options.rsv1 ?? false),
      position: 0,
      tolerant,
    },
    assembler,
  )
  for (const chunk of chunks) decoder.push(chunk)
  return lines
}
