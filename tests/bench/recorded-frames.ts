import { CaptureWriter } from '../../main/capture/capture-writer'
import { defaultClientProfile } from '../../shared/session/client-profile'

const PAYLOAD = 200
const HEADER = 4
/** As a socket delivers them: so many frames in one read. */
const FRAMES_PER_READ = 300

/**
 * A capture of a client that received so many text frames of 200 bytes, each of them a message.
 *
 * @param mark what stands in a frame, at byte 150; `null` for nothing of its own
 */
export async function recordFrames(
  file: string,
  frames: number,
  mark: (frame: number) => string | null = () => null,
): Promise<void> {
  const head = {
    id: 'bench',
    mode: 'client',
    profile: defaultClientProfile,
    startedAt: 0,
    recordedBy: 'bench',
  } as const
  const writer = await CaptureWriter.create(file, head)
  const recorder = writer.connection()
  const text = JSON.stringify({
    type: 'order',
    side: 'buy',
    symbol: 'FRMS-EUR',
    price: 1234.5,
    note: 'x'.repeat(PAYLOAD),
  })
  const plain = Buffer.concat([Buffer.of(0x81, 0x7e, 0, PAYLOAD), Buffer.from(text.slice(0, PAYLOAD))])
  const bits = { fin: true, rsv1: false, rsv2: false, rsv3: false, opcode: 1, masked: false, maskingKey: 0 }
  const sizes = { type: 'text', frameCount: 1, compressed: false, wireLength: PAYLOAD, length: PAYLOAD } as const
  for (let read = 0; read < frames; read += FRAMES_PER_READ) {
    await (writer.congested ? writer.whenDrained() : new Promise((resolve) => setImmediate(resolve)))
    const count = Math.min(FRAMES_PER_READ, frames - read)
    const chunk = Buffer.concat(Array.from({ length: count }, () => plain))
    for (let frame = 0; frame < count; frame++) {
      const own = mark(read + frame)
      if (own !== null) chunk.write(own, frame * plain.length + 150)
    }
    const start = recorder.append('received', chunk, read)
    for (let frame = 0; frame < count; frame++) {
      const message = read + frame
      const position = start + frame * plain.length
      recorder.frame(
        'received',
        { ...bits, headerLength: HEADER, payloadLength: PAYLOAD, position },
        message,
        1,
        false,
        read,
      )
      recorder.message('received', { ...sizes, message, source: 'frame', position: position + HEADER }, read)
    }
  }
  await writer.close({ state: 'closed', error: null })
}
