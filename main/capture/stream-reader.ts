import { NOWHERE, type StreamCode } from './capture-format'
import type { ExtentLoader } from './extent-loader'
import { LruCache } from './lru-cache'
import type { StreamRuns } from './run-index'
import { letGo, unreadable } from './unreadable'

const REMEMBERED_PLACES = 64

/** A stretch of a stream within one block. */
interface Piece {
  /** Place of the block in the file. */
  readonly block: number
  /** Place in the block's bytes. */
  readonly start: number
  readonly length: number
}

/** Puts together what the runs of a stream are in pieces: a frame may lie in several runs and several blocks. */
export class StreamReader {
  readonly #loader: ExtentLoader
  /** Where forward reading of a stream was: an extent, and the first position of the stream in it. */
  readonly #places = new LruCache<string, { readonly position: number; readonly extent: number }>(REMEMBERED_PLACES)

  constructor(loader: ExtentLoader) {
    this.#loader = loader
  }

  /**
   * Bytes `from` to `to` of a stream. Fails with `capture-unreadable` where any of them cannot be read,
   * with `event-let-go` where any of them was let go.
   *
   * @param block place of a block that holds these bytes or comes after them, near them at best
   */
  async read(block: number, connection: number, stream: StreamCode, from: number, to: number): Promise<Uint8Array> {
    if (to <= from) return new Uint8Array()
    const pieces = await this.#pieces(block, connection, stream, from, to)
    const single = pieces[0]
    // Nearly always: no copy.
    if (pieces.length === 1 && single !== undefined) return this.#bytes(single)
    const whole = new Uint8Array(to - from)
    let filled = 0
    for (const piece of pieces) {
      whole.set(await this.#bytes(piece), filled)
      filled += piece.length
    }
    return whole
  }

  /**
   * Bytes of a stream from `from` on, at most `count`, fewer where the stream ends or a part cannot be read. Looks for
   * them from the start of the capture, or from where the last reading of this stream was.
   */
  async readForward(connection: number, stream: StreamCode, from: number, count: number): Promise<Uint8Array> {
    const key = `${connection}/${stream}`
    const whole = new Uint8Array(count)
    const known = this.#places.get(key)
    let filled = 0
    let extent = known !== undefined && known.position <= from ? known.extent : this.#loader.first
    for (; extent < this.#loader.extents && filled < count; extent++) {
      for (const block of await this.#loader.blocks(extent)) {
        const runs = block.runs?.of(connection, stream)
        if (runs === undefined || runs.end <= from + filled) continue
        this.#places.set(key, { position: runs.first, extent }, 1)
        for (let index = Math.max(0, runs.lastBefore(from + filled + 1)); filled < count; index++) {
          const skipped = from + filled - runs.position(index)
          if (index >= runs.count || skipped < 0) break
          const bytes = block.bytes(runs.start(index) + skipped, Math.min(runs.length(index) - skipped, count - filled))
          if (bytes === null) break
          whole.set(bytes, filled)
          filled += bytes.length
        }
      }
    }
    return whole.slice(0, filled)
  }

  async #bytes(piece: Piece): Promise<Uint8Array> {
    const block = await this.#loader.blockAt(piece.block)
    if (block === null && piece.block < this.#loader.firstPlace) return letGo()
    return block?.bytes(piece.start, piece.length) ?? unreadable(piece.block)
  }

  /** From the last piece back to the first, along the stream's links from block to block. */
  async #pieces(
    last: number,
    connection: number,
    stream: StreamCode,
    from: number,
    to: number,
  ): Promise<readonly Piece[]> {
    const pieces: Piece[] = []
    let block: number | null = last
    let end = to
    while (block !== null) {
      const runs: StreamRuns | undefined = (await this.#loader.runsAt(block))?.of(connection, stream)
      if (runs !== undefined) end = takePieces(pieces, block, runs, from, end)
      if (end <= from) return pieces.toReversed()
      block = await this.#before(block, runs?.previous)
    }
    return this.#loader.firstEvent > 0 ? letGo() : unreadable(last)
  }

  /** Without a link, in a damaged block for one, the search goes on block by block. */
  async #before(block: number, link: number | undefined): Promise<number | null> {
    if (link === undefined) return this.#loader.blockBefore(block)
    // Links lead back; one that does not would lead in a circle.
    return link === NOWHERE || link >= block ? null : link
  }
}

/** Adds what a block has of the stretch `from` to `end`, last piece first; returns where the stretch now ends. */
function takePieces(pieces: Piece[], block: number, runs: StreamRuns, from: number, end: number): number {
  let open = end
  for (let index = runs.lastBefore(end); index >= 0 && open > from; index--) {
    const position = runs.position(index)
    if (position + runs.length(index) < open) return unreadable(block)
    const start = Math.max(from, position)
    if (open > start) pieces.push({ block, start: runs.start(index) + start - position, length: open - start })
    open = start
  }
  return open
}
