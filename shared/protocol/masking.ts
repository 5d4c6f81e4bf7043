/**
 * XORs `source` with the masking key into `target` (RFC 6455 §5.3); masking and unmasking are the same.
 *
 * @param key the four bytes as one big-endian number
 * @param phase how many bytes of the payload came before `source`: the key goes on where it left off
 */
export type Mask = (source: Uint8Array, target: Uint8Array, targetOffset: number, key: number, phase: number) => void

export const mask: Mask = (source, target, targetOffset, key, phase) => {
  const bytes = [key >>> 24, (key >>> 16) & 0xff, (key >>> 8) & 0xff, key & 0xff] as const
  for (let index = 0; index < source.length; index++)
    target[targetOffset + index] = (source[index] as number) ^ (bytes[(phase + index) & 3] as number)
}

export function unmasked(source: Uint8Array, key: number, phase: number, using: Mask = mask): Uint8Array {
  const target = new Uint8Array(source.length)
  using(source, target, 0, key, phase)
  return target
}
