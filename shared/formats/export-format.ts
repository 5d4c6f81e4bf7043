import type { ExportFormatId } from './export-options'
import type { FolderFormat } from './folder-format'
import type { FormatContext } from './format-context'
import { CsvFormat } from './csv'
import { PayloadFiles } from './payload-files'
import { Transcript } from './transcript'
import { HarFormat } from './har/har-format'
import { NdjsonFormat } from './ndjson'
import { PcapngFormat } from './pcapng/pcapng-format'
import type { ConnectionFormat, SessionFormat, WireFormat } from './session-format'

/** A kind of file that a session can be written as. */
export type ExportFormat = FormatFacts &
  (
    | { readonly kind: 'session'; readonly create: (context: FormatContext) => SessionFormat }
    | { readonly kind: 'connections'; readonly create: (context: FormatContext) => ConnectionFormat }
    | { readonly kind: 'wire'; readonly create: (context: FormatContext) => WireFormat }
    | { readonly kind: 'folder'; readonly create: (context: FormatContext) => FolderFormat }
  )

interface FormatFacts {
  /** Of its files, without the dot; empty for a folder. */
  readonly extension: string
  /**
   * What is written where not all was chosen: exactly that, or together with what it is no use without, which is the frames
   * of a message, the message of a frame, and how their connections came and went; or all of their connections.
   */
  readonly takes: 'exactly' | 'together' | 'connections'
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
  pcapng: {
    kind: 'wire',
    extension: 'pcapng',
    takes: 'connections',
    create: ({ head, version }) => new PcapngFormat(head, version),
  },
  csv: { kind: 'session', extension: 'csv', takes: 'exactly', create: (context) => new CsvFormat(context) },
  text: { kind: 'session', extension: 'txt', takes: 'together', create: (context) => new Transcript(context) },
  payloads: { kind: 'folder', extension: '', takes: 'together', create: (context) => new PayloadFiles(context) },
}
