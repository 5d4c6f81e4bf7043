import { expect } from 'vitest'
import { inReusedMemory } from './chunkings'
import { ourVerdict, type OurVerdict, type VerdictOptions } from './verdict'

/** Ours, made sure that it does not depend on how the bytes come. */
export function steadyVerdict(bytes: Uint8Array, options: VerdictOptions = {}): OurVerdict {
  const whole = ourVerdict(bytes, [bytes], options)
  const step = Math.max(1, Math.ceil(bytes.length / 500))
  const pieces = Array.from({ length: Math.ceil(bytes.length / step) }, (_, index) =>
    bytes.subarray(index * step, (index + 1) * step),
  )
  expect(ourVerdict(bytes, inReusedMemory(pieces), options)).toEqual(whole)
  return whole
}
