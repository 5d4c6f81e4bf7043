import type { CaptureDamage, CaptureEnding } from '../../shared/session/session-summary'
import { AnnotationIndex } from './annotation-index'
import { BlockScanner } from './block-scanner'
import { NOWHERE } from './capture-format'
import { readEnd } from './capture-head'
import { endingOf, type EndRecord } from './end-record'
import type { ExtentDirectory } from './extent-directory'
import { KeptHandshakes } from './kept-handshakes'
import type { KnownBlocks } from './read-directory'
import type { CaptureBytes } from './capture-bytes'

/** How far a capture has been looked at, live or stored, and what that told: how it ends, and what of it is damaged. */
export class CaptureGrowth {
  readonly annotations: AnnotationIndex
  readonly handshakes: KeptHandshakes
  readonly #file: CaptureBytes
  readonly #scanner: BlockScanner
  /** By place: a block may be read again and again. */
  readonly #checksumDamage = new Map<number, CaptureDamage>()
  #live: boolean
  #fileLength = 0
  #announcedLength = 0
  #refreshing: Promise<void> | null = null
  #outcome: EndRecord | null = null

  /**
   * @param directory what is found is entered there
   * @param known what of the file need not be looked at; the directory has it already
   * @param end what the end of a stored capture says
   */
  constructor(
    file: CaptureBytes,
    directory: ExtentDirectory,
    live: boolean,
    known: KnownBlocks | null,
    end: EndRecord | null,
  ) {
    this.#file = file
    this.#live = live
    this.#scanner = new BlockScanner(file, directory, known)
    this.#scanner.letGoCounts = end?.letGo ?? null
    this.handshakes = new KeptHandshakes(file, known?.handshakes)
    this.annotations = new AnnotationIndex(file, (damage) => this.addDamage(damage))
  }

  /** Bytes of the file, as far as it was looked at. */
  get fileLength(): number {
    return this.#fileLength
  }

  get ending(): CaptureEnding {
    if (this.#outcome !== null) return endingOf(this.#outcome)
    return this.#live ? 'live' : 'cut-off'
  }

  /** How the session ended; `null` when nobody wrote it down. */
  get outcome(): EndRecord | null {
    return this.#outcome
  }

  /** In the order of the file. */
  get damage(): readonly CaptureDamage[] {
    const found = [...this.#scanner.damage, ...this.#checksumDamage.values()]
    const tail = this.#fileLength - this.#scanner.position
    if (!this.#live && tail > 0) found.push({ kind: 'torn-tail', offset: this.#scanner.position, length: tail })
    return found.toSorted((one, other) => one.offset - other.offset)
  }

  /** A block was read whose body does not match its checksum; of one that was let go meanwhile that means nothing. */
  addDamage(damage: CaptureDamage): void {
    if (damage.offset < this.#file.firstPlace) return
    this.#checksumDamage.set(damage.offset, damage)
  }

  /** Where a writer goes on: a torn tail is in the way, what is merely unreadable is left. */
  get tail(): { readonly at: number; readonly previous: number } {
    const { torn, position, lastBlock } = this.#scanner
    if (torn || position === this.#fileLength) return { at: position, previous: lastBlock }
    // Readers go on at a block that points back to the damage.
    return { at: this.#fileLength, previous: position }
  }

  /** Takes in what was appended. Calls in a row are merged. A stored capture may become shorter, by a torn tail. */
  async refresh(fileLength: number): Promise<void> {
    this.#announcedLength = this.#live ? Math.max(this.#announcedLength, fileLength) : fileLength
    // Under a flood more is announced all the time: nobody waits for more than what they asked for.
    const isBehind = (): boolean =>
      this.#live ? this.#fileLength < fileLength : this.#fileLength !== this.#announcedLength
    while (isBehind()) await (this.#refreshing ??= this.#refresh().finally(() => (this.#refreshing = null)))
  }

  /** Resolves when the file is not being looked at; fails where that did. */
  async whenSettled(): Promise<void> {
    await this.#refreshing
  }

  /** What lies before this place is not in the file any more. */
  letGo(position: number): void {
    this.handshakes.letGo(position)
    for (const offset of this.#checksumDamage.keys()) if (offset < position) this.#checksumDamage.delete(offset)
    this.#scanner.letGo(position)
  }

  /** Nothing is recorded any more. */
  endLive(): void {
    this.#live = false
  }

  async #refresh(): Promise<void> {
    const length = this.#announcedLength
    await this.#scanner.scan(length)
    const { annotations, handshakes } = this.#scanner
    await this.annotations.read(annotations)
    await this.handshakes.take(handshakes)
    annotations.length = 0
    handshakes.length = 0
    const { endBlock } = this.#scanner
    this.#outcome = endBlock === NOWHERE ? null : await readEnd(this.#file, endBlock)
    this.#fileLength = length
  }
}
