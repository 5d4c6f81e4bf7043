import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import * as ws from 'ws'
import { createInflater } from '../../main/connections/inflater'
import { FrameDecoder } from '../../shared/protocol/frame-decoder'
import { unmasked } from '../../shared/protocol/masking'
import { MessageAssembler } from '../../shared/protocol/message-assembler'
import { Opcode } from '../../shared/protocol/opcode'
import { violationRules, type ViolationCode } from '../../shared/protocol/violation-code'
import type { RecordedFrame } from '../../shared/session/recorder'
import { toHex } from './bytes'

/** What a receiver makes of the bytes of a peer. */
export interface Verdict {
  /** A line for each message, ping, pong and close frame that was accepted. */
  readonly told: readonly string[]
  /** The code that the connection is failed with; `null` where everything was accepted. */
  readonly failed: number | null
}

export interface VerdictOptions {
  /** The bytes come from a client, masked. */
  readonly masked?: boolean
  /** permessage-deflate was agreed; the peer keeps its context unless told otherwise. */
  readonly deflate?: { readonly contextTakeover: boolean } | null
  readonly maxMessageLength?: number
  readonly maxFragments?: number
}

export interface OurVerdict extends Verdict {
  /** Violations that do not end the connection are told too. */
  readonly violations: readonly ViolationCode[]
}

/** The verdict of `FrameDecoder` and `MessageAssembler`, up to the first close frame. */
export function ourVerdict(bytes: Uint8Array, chunks: Iterable<Uint8Array>, options: VerdictOptions): OurVerdict {
  const { masked = false, deflate = null, maxMessageLength = 0, maxFragments = 0 } = options
  const told: string[] = []
  const violations: ViolationCode[] = []
  let pieces: Uint8Array[] = []
  let inflated: Uint8Array = new Uint8Array()
  let closed = false
  const payloadOf = (frame: RecordedFrame): Uint8Array => {
    const from = frame.position + frame.headerLength
    const payload = bytes.subarray(from, from + frame.payloadLength)
    return frame.masked ? unmasked(payload, frame.maskingKey, 0) : payload
  }
  const assembler = new MessageAssembler(
    {
      maxMessageLength,
      maxFragments,
      inflater: deflate === null ? null : createInflater({ ...deflate, windowBits: 15 }),
      isUtf8,
    },
    {
      frame: (frame, message) => message !== null && pieces.push(payloadOf(frame)),
      message({ type, compressed }) {
        if (!closed) told.push(tellMessage(compressed ? inflated : Buffer.concat(pieces), type))
        pieces = []
      },
      control(opcode, payload) {
        if (!closed) told.push(tellControl(opcode, payload))
        closed ||= opcode === Opcode.Close
      },
      gaveUp: () => {},
      inflated(result) {
        inflated = result
        return 0
      },
      violation: ({ code }) => void (closed || violations.push(code)),
    },
    () => decoder.stop(),
  )
  const decoder = new FrameDecoder({ masked, rsv1: deflate !== null, position: 0 }, assembler)
  for (const chunk of chunks) decoder.push(chunk)
  const codes = violations.map((code) => violationRules[code].closeCode).filter((code) => code !== null)
  return { told, failed: codes[0] ?? null, violations }
}

/** What `ws` exports and its types leave out. */
interface Undeclared {
  readonly Receiver: new (options: object) => NodeJS.WritableStream
  readonly PerMessageDeflate: {
    new (options: object): { accept(configurations: readonly object[]): unknown; cleanup(): void }
    readonly extensionName: string
  }
}

/** The verdict of the receiver inside `ws`. */
export async function wsVerdict(bytes: Uint8Array, options: VerdictOptions): Promise<Verdict> {
  const { masked = false, deflate = null, maxMessageLength = 0, maxFragments = 0 } = options
  const { Receiver, PerMessageDeflate } = ws as unknown as Undeclared
  const extension = new PerMessageDeflate({ isServer: masked, maxPayload: maxMessageLength })
  const parameter = masked ? 'client_no_context_takeover' : 'server_no_context_takeover'
  if (deflate !== null) extension.accept([deflate.contextTakeover ? {} : { [parameter]: [true] }])
  const receiver = new Receiver({
    isServer: masked,
    maxPayload: maxMessageLength,
    maxFragments,
    extensions: deflate === null ? {} : { [PerMessageDeflate.extensionName]: extension },
  })
  const told: string[] = []
  receiver.on('message', (data: Buffer, binary: boolean) => told.push(tellMessage(data, binary ? 'binary' : 'text')))
  receiver.on('ping', (data: Buffer) => told.push(tellControl(Opcode.Ping, data)))
  receiver.on('pong', (data: Buffer) => told.push(tellControl(Opcode.Pong, data)))
  receiver.on('conclude', (code: number, reason: Buffer) => told.push(tellClose(code, reason)))
  const failed = await new Promise<number | null>((resolve) => {
    // Said by the callback as well.
    receiver.on('error', () => {})
    // A copy: `ws` unmasks where it reads.
    receiver.write(Buffer.from(bytes), (error) => resolve(error ? statusCode(error) : null))
  })
  extension.cleanup()
  return { told, failed }
}

/** The code that `ws` would close with, which its errors carry under a symbol. */
function statusCode(error: Error): number | null {
  const symbol = Object.getOwnPropertySymbols(error).find(({ description }) => description === 'status-code')
  return symbol === undefined ? null : ((error as unknown as Record<symbol, number>)[symbol] ?? null)
}

const tellMessage = (bytes: Uint8Array, type: 'text' | 'binary'): string =>
  `${type} ${bytes.length < 64 ? toHex(bytes) : `${bytes.length} ${createHash('sha1').update(bytes).digest('hex')}`}`

function tellControl(opcode: number, payload: Uint8Array): string {
  if (opcode !== Opcode.Close) return `${opcode === Opcode.Ping ? 'ping' : 'pong'} ${toHex(payload)}`
  return payload.length === 0
    ? tellClose(1005, payload)
    : tellClose(Buffer.from(payload).readUInt16BE(), payload.subarray(2))
}

const tellClose = (code: number, reason: Uint8Array): string => `close ${code} ${toHex(reason)}`
