import { vi } from 'vitest'
import { CaptureWriter } from '../../../../main/capture/capture-writer'
import { unmasked } from '../../../../shared/protocol/masking'
import { Opcode } from '../../../../shared/protocol/opcode'
import type { Direction } from '../../../../shared/session/direction'
import type { ConnectionRecorder } from '../../../../shared/session/recorder'
import { sessionHead } from './capture-scenario'

export interface RecordedBeat {
  readonly kind: 'ping' | 'pong' | 'text'
  readonly direction: Direction
  /** Masked when it is sent. */
  readonly payload: string
}

interface OnDisk {
  events: number
  heard: (() => void) | null
}

const opcodes = { ping: Opcode.Ping, pong: Opcode.Pong, text: Opcode.Text } as const

/** Records frames of one connection, a millisecond each, a text frame with its message. */
export class HeartbeatRecording {
  readonly #recorder: ConnectionRecorder
  #time = 0
  #messages = 0
  /** Events so far. */
  events = 0

  private constructor(
    readonly writer: CaptureWriter,
    readonly disk: OnDisk,
  ) {
    this.#recorder = writer.connection()
  }

  static async create(file: string): Promise<HeartbeatRecording> {
    const disk: OnDisk = { events: 0, heard: null }
    const onWritten = ({ events }: { readonly events: number }): void => {
      disk.events = events
      disk.heard?.()
    }
    return new HeartbeatRecording(await CaptureWriter.create(file, sessionHead, { onWritten }), disk)
  }

  /** On a capture that somebody else made, and tells of. */
  static on(writer: CaptureWriter): HeartbeatRecording {
    return new HeartbeatRecording(writer, { events: 0, heard: null })
  }

  /** Resolves when all of it is on disk. The test has the timers in its hand. */
  async flush(): Promise<void> {
    vi.advanceTimersByTime(33)
    await new Promise<void>((resolve) => {
      this.disk.heard = () => void (this.disk.events >= this.events && resolve())
      this.disk.heard()
    })
  }

  add({ kind, direction, payload }: RecordedBeat): void {
    const bytes = Buffer.from(payload)
    const masked = direction === 'sent'
    const maskingKey = masked ? 0x37fa213d : 0
    const header = new Uint8Array(masked ? 6 : 2)
    this.#time += 1_000_000
    const onWire = Buffer.concat([header, unmasked(bytes, maskingKey, 0)])
    const position = this.#recorder.append(direction, onWire, this.#time)
    const bits = { fin: true, rsv1: false, rsv2: false, rsv3: false, opcode: opcodes[kind], masked, maskingKey }
    const frame = { ...bits, headerLength: header.length, payloadLength: bytes.length, position }
    const isText = kind === 'text'
    const message = isText ? this.#messages++ : null
    this.#recorder.frame(direction, frame, message, isText ? 1 : null, false, this.#time)
    this.events += 1
    if (message === null) return
    const lengths = { frameCount: 1, compressed: false, wireLength: bytes.length, length: bytes.length }
    const place = { source: 'frame' as const, position: position + header.length }
    this.#recorder.message(direction, { message, type: 'text', ...lengths, ...place }, this.#time)
    this.events += 1
  }
}
