/** The bytes whole, one by one, and cut in two at every place: whoever reads a stream must not care. */
export function chunkings(bytes: Uint8Array): Uint8Array[][] {
  const cuts = Array.from({ length: Math.max(0, bytes.length - 1) }, (_, index) => [
    bytes.subarray(0, index + 1),
    bytes.subarray(index + 1),
  ])
  return [[bytes], Array.from(bytes, (byte) => Uint8Array.of(byte)), ...cuts]
}

/** One by one in the same memory, as from a socket that is read into a buffer again and again. */
export function* inReusedMemory(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  const memory = Buffer.alloc(64 * 1024)
  for (const chunk of chunks) {
    memory.fill(0xdb)
    memory.set(chunk)
    yield memory.subarray(0, chunk.length)
  }
  memory.fill(0xdb)
}
