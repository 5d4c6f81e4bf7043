import type { SessionEvent } from '../session/session-event'
import type { EventContent, Piece } from './session-format'

/** A file of its own beside the index. */
export interface PayloadFile {
  /** No more than a name. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** A folder of files, and one among them that tells of the others. */
export interface FolderFormat {
  /** Name of the file that tells of the others. */
  readonly index: string
  begin(): Piece
  /** Called with rising event numbers. `file` is `null` where there is none for it. */
  event(event: SessionEvent, content: EventContent): { readonly file: PayloadFile | null; readonly line: Piece }
  end(): Piece
}
