import { Duplex } from 'node:stream'

export interface StreamListener {
  /** Bytes that belong on the wire, in order. `done` when they are on their way: until then no more come. */
  transmit(pieces: readonly Uint8Array[], done: (error?: Error | null) => void): void
  /** `ws` has nothing more to say. */
  finished(): void
  /** `ws` gave the connection up. */
  dropped(): void
}

/**
 * The stream that `ws` takes for its connection. What `ws` writes first is its part of a handshake that nobody waits for:
 * its request as a client, its answer as a server.
 */
export class EngineStream extends Duplex {
  /** What came of that; `null` once it is over. */
  #handshake: string | null = ''
  /** What the peer said before that. */
  #early: Uint8Array[] = []

  constructor(
    private readonly listener: StreamListener,
    /** Answers a client's request; `null` for a server. */
    private readonly answer: ((key: string) => string) | null,
  ) {
    super({ allowHalfOpen: true })
  }

  deliver(bytes: Uint8Array): void {
    if (this.#handshake !== null) this.#early.push(bytes)
    else if (!this.destroyed) this.push(bytes)
  }

  deliverEnd(): void {
    if (!this.destroyed && !this.readableEnded) this.push(null)
  }

  /** Frames of ours, in their place among those of `ws`. Nothing of `ws` waits: then they need not go through the stream. */
  transmit(frames: Uint8Array, done: (error?: Error | null) => void): void {
    if (this.#handshake === null && this.writableLength === 0) this.listener.transmit([frames], done)
    else this.write(frames, done)
  }

  override _read(): void {
    // Control frames are pushed as they come: they are few and small.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.#handshake === null) this.listener.transmit([chunk], done)
    else this.#shakeHands(chunk, done)
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    const pieces = chunks.map(({ chunk }) => chunk)
    if (this.#handshake === null) this.listener.transmit(pieces, done)
    else this.#shakeHands(Buffer.concat(pieces), done)
  }

  override _final(done: (error?: Error | null) => void): void {
    this.listener.finished()
    done()
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.listener.dropped()
    done(error)
  }

  #shakeHands(chunk: Buffer, done: () => void): void {
    this.#handshake += chunk.toString('latin1')
    const head = this.#handshake ?? ''
    if (head.endsWith('\r\n\r\n')) {
      this.#handshake = null
      if (this.answer !== null) this.push(this.answer(/^sec-websocket-key: *(\S+)/im.exec(head)?.[1] ?? ''))
      for (const bytes of this.#early.splice(0)) this.push(bytes)
    }
    done()
  }
}
