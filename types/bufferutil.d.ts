/** The part of `bufferutil` that is used; the package brings no types. */
declare module 'bufferutil' {
  const bufferUtil: {
    /** XORs `length` bytes of `source` with the four bytes of `mask` into `output` from `offset` on. */
    mask(source: Uint8Array, mask: Uint8Array, output: Uint8Array, offset: number, length: number): void
  }
  export default bufferUtil
}
