import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { CaptureReader } from '../../main/capture/capture-reader'
import { CaptureStore } from '../../main/capture/capture-store'
import { ImportService, type ImportProgress } from '../../main/import/import-service'
import type { ExportFormatId } from '../../shared/formats/export-options'
import type { SessionEvent } from '../../shared/session/session-event'
import { exportAll } from './export-all'

/** Imports into a folder of captures of its own. */
export class ImportRun {
  readonly store: CaptureStore
  readonly service: ImportService
  readonly progress: ImportProgress[] = []
  onProgress: () => void = () => {}

  constructor(readonly folder: string) {
    this.store = new CaptureStore(path.join(folder, 'captures'))
    this.service = new ImportService({
      captures: this.store,
      version: 'test',
      newId: randomUUID,
      now: () => performance.now(),
      onProgress: (progress) => {
        this.progress.push(progress)
        this.onProgress()
      },
    })
  }

  /** Imports a file of this text; resolves with the events of each session. */
  async import(name: string, text: string | Uint8Array): Promise<ImportedEvents[]> {
    const file = path.join(this.folder, name)
    await writeFile(file, text)
    const sessions: ImportedEvents[] = []
    for (const { id } of (await this.service.start(file)) ?? []) sessions.push(await this.read(id))
    return sessions
  }

  async read(id: string): Promise<ImportedEvents> {
    const reader = await this.store.open(id)
    const events = await eventsOf(reader)
    await reader.close()
    return { id, head: reader.head, events }
  }

  async ndjson(id: string): Promise<string> {
    const reader = await this.store.open(id)
    const text = await ndjsonOf(reader, this.folder)
    await reader.close()
    return text
  }
}

export interface ImportedEvents {
  readonly id: string
  readonly head: CaptureReader['head']
  /** With what frames and messages carry. */
  readonly events: readonly (SessionEvent & { readonly bytes?: Uint8Array })[]
}

async function eventsOf(reader: CaptureReader): Promise<ImportedEvents['events']> {
  const events: (SessionEvent & { bytes?: Uint8Array })[] = []
  for await (const event of reader.events())
    events.push(
      event.kind === 'frame' || event.kind === 'message'
        ? { ...event, bytes: await reader.bytes(event.event, 0, Number.MAX_SAFE_INTEGER) }
        : event,
    )
  return events
}

export const ndjsonOf = (reader: CaptureReader, folder: string): Promise<string> => exported(reader, folder, 'ndjson')
export const harOf = (reader: CaptureReader, folder: string): Promise<string> => exported(reader, folder, 'har')

async function exported(reader: CaptureReader, folder: string, format: ExportFormatId): Promise<string> {
  const file = path.join(folder, `${randomUUID()}.${format}`)
  await exportAll(reader, format, file)
  return readFile(file, 'utf8')
}
