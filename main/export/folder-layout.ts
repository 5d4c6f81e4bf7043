import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { FolderFormat } from '../../shared/formats/folder-format'
import type { EventContent } from '../../shared/formats/session-format'
import type { SessionEvent } from '../../shared/session/session-event'
import { OWNER_ONLY } from '../files/write-file-whole'
import type { ExportLayout } from './export-layout'
import { PieceBuffer } from './piece-buffer'

/** A folder of files with an index. */
export class FolderLayout implements ExportLayout {
  readonly #index: PieceBuffer
  #fileBytes = 0

  constructor(
    private readonly format: FolderFormat,
    private readonly folder: string,
    writeIndex: (piece: Uint8Array) => Promise<void>,
  ) {
    this.#index = new PieceBuffer(writeIndex)
  }

  get bytes(): number {
    return this.#index.bytes + this.#fileBytes
  }

  begin(): void | Promise<void> {
    return this.#index.put(this.format.begin())
  }

  event(event: SessionEvent, content: EventContent): void | Promise<void> {
    const { file, line } = this.format.event(event, content)
    const indexed = this.#index.put(line)
    return file === null ? indexed : this.#write(file.name, file.bytes, indexed)
  }

  async end(): Promise<void> {
    this.#index.add(this.format.end())
    await this.#index.end()
  }

  async #write(name: string, bytes: Uint8Array, indexed: void | Promise<void>): Promise<void> {
    // A name is made by a format, never taken from a peer; one that leads elsewhere would be a mistake of ours.
    if (path.basename(name) !== name) throw new Error(`Not a name: ${name}`)
    await Promise.all([writeFile(path.join(this.folder, name), bytes, { mode: OWNER_ONLY, flag: 'wx' }), indexed])
    this.#fileBytes += bytes.length
  }
}
