import { open } from 'node:fs/promises'
import type { CaptureReader } from '../../main/capture/capture-reader'
import { WireWalk } from '../../main/capture/wire-walk'
import type { Piece } from '../../shared/formats/session-format'
import { PcapngFormat } from '../../shared/formats/pcapng/pcapng-format'

const bytesOf = (piece: Piece): Uint8Array => (typeof piece === 'string' ? Buffer.from(piece) : piece)

/** Writes a capture as the export does. */
export async function writePcapng(reader: CaptureReader, path: string): Promise<void> {
  const format = new PcapngFormat(reader.head, 'Framescope test')
  const file = await open(path, 'w')
  try {
    await file.write(bytesOf(format.begin()))
    for await (const step of new WireWalk(reader).steps()) {
      const piece = step.kind === 'bytes' ? format.bytes(step.wire) : format.event(step.event)
      if (piece.length > 0) await file.write(bytesOf(piece))
    }
    await file.write(bytesOf(format.end()))
  } finally {
    await file.close()
  }
}
