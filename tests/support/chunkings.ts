/** The bytes whole, one by one, and cut in two at every place: whoever reads a stream must not care. */
export function chunkings(bytes: Uint8Array): Uint8Array[][] {
  const cuts = Array.from({ length: Math.max(0, bytes.length - 1) }, (_, index) => [
    bytes.subarray(0, index + 1),
    bytes.subarray(index + 1),
  ])
  return [[bytes], Array.from(bytes, (byte) => Uint8Array.of(byte)), ...cuts]
}
