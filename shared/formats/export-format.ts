import type { ExportFormatId } from './export-options'
import type { FolderFormat } from './folder-format'
import type { FormatContext } from './format-context'
import { HarFormat } from './har/har-format'
import { NdjsonFormat } from './ndjson'
import type { ConnectionFormat, SessionFormat } from './session-format'

/** A kind of file that a session can be written as. */
export type ExportFormat = FormatFacts &
  (
    | { readonly kind: 'session'; readonly create: (context: FormatContext) => SessionFormat }
    | { readonly kind: 'connections'; readonly create: (context: FormatContext) => ConnectionFormat }
    | { readonly kind: 'folder'; readonly create: (context: FormatContext) => FolderFormat }
  )

interface FormatFacts {
  /** Of its files, without the dot; empty for a folder. */
  readonly extension: string
  /**
   * What is written where not all was chosen: exactly that, or together with what it is no use without, which is the frames
   * of a message, the message of a frame, and how their connections came and went.
   */
  readonly takes: 'exactly' | 'together'
}

/** A format is registered with its id in `exportFormatIds`, a line here, and its name in the message catalogue. */
export const exportFormats: Readonly<Record<ExportFormatId, ExportFormat>> = {
  ndjson: {
    kind: 'session',
    extension: 'ndjson',
    takes: 'together',
    create: (context) => new NdjsonFormat(context),
  },
  har: {
    kind: 'connections',
    extension: 'har',
    takes: 'together',
    create: (context) => new HarFormat(context),
  },
}
