import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LengthForm } from '../../../../shared/protocol/frame-encoder'
import { Opcode } from '../../../../shared/protocol/opcode'
import { hex, utf8 } from '../../../support/bytes'
import { deflated, frame } from '../../../support/frames'
import { steadyVerdict } from '../../../support/steady-verdict'
import { wsVerdict } from '../../../support/verdict'

const { Continuation, Text, Binary, Close, Ping, Pong } = Opcode

/** Mostly lawful, so that a stream has a chance to get somewhere. */
const mostly = <T>(lawful: T, ...faults: readonly T[]) =>
  fc.oneof({ arbitrary: fc.constant(lawful), weight: 15 }, { arbitrary: fc.constantFrom(lawful, ...faults), weight: 1 })
/** How far each got before it failed is not the same where they find a fault at different places. */
const withoutPings = (told: readonly string[]) => told.filter((line) => !line.startsWith('ping'))

/**
 * Lawful DEFLATE, or broken at the first bit. Not just any bytes: those may end a stream, and what comes after that is
 * told differently on purpose.
 */
const compressed = (bytes: Uint8Array): Uint8Array =>
  bytes.length % 7 === 3 ? Buffer.concat([hex('ff'), bytes]) : deflated(bytes)

describe('the receiver of ws beside ours, on random streams', () => {
  const anyLengthForm = fc.constantFrom<LengthForm>('minimal', 'minimal', 'minimal', 64)
  const payload = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }).map(utf8),
    fc.uint8Array({ maxLength: 40 }),
    fc.string({ maxLength: 400 }).map(deflated),
    fc.constant(hex('03e8')),
  )
  const whole = fc.record({
    opcodes: mostly<readonly number[]>([Text], [Binary], [Ping], [Pong], [Close], [3], [0xf], [Continuation]),
    payload,
    rsv1: fc.boolean(),
    rsv2: mostly(false, true),
    rsv3: mostly(false, true),
    masked: mostly(true, false),
    cuts: fc.array(fc.nat(40), { maxLength: 3 }),
    ping: fc.boolean(),
    lengthForm: anyLengthForm,
  })

  it('gets the same messages and the same close code', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(whole, { maxLength: 6 }),
        fc.constantFrom(null, { contextTakeover: true }, { contextTakeover: false }),
        fc.boolean(),
        fc.constantFrom(0, 30),
        fc.constantFrom(0, 3),
        async (messages, agreed, fromClient, maxMessageLength, maxFragments) => {
          const frames = messages.flatMap(({ opcodes, payload: given, cuts, ping, ...bits }) => {
            const bytes = agreed !== null && bits.rsv1 ? compressed(given) : given
            const maskingKey = bits.masked === fromClient ? 0xa1b2c3d4 : null
            const [opcode = 0] = opcodes
            const common = { rsv2: bits.rsv2, rsv3: bits.rsv3, maskingKey, lengthForm: bits.lengthForm }
            if (opcode >= 8) return [frame(opcode, bytes, { maskingKey })]
            const places = [0, ...cuts.map((at) => Math.min(at, bytes.length)).toSorted((a, b) => a - b), bytes.length]
            return places.slice(1).flatMap((to, index) => [
              frame(index === 0 ? opcode : Continuation, bytes.subarray(places[index], to), {
                ...common,
                fin: index === places.length - 2,
                rsv1: index === 0 && agreed !== null && bits.rsv1,
              }),
              ...(ping ? [frame(Ping, 'p', { maskingKey })] : []),
            ])
          })
          const options = { deflate: agreed, masked: fromClient, maxMessageLength, maxFragments }
          const bytes = Buffer.concat(frames)
          const ours = steadyVerdict(bytes, options)
          const theirs = await wsVerdict(bytes, options)
          expect(withoutPings(ours.told)).toEqual(withoutPings(theirs.told))
          expect(ours.failed === null).toBe(theirs.failed === null)
          // A second fault may come before the place where the other one finds the first.
          const foundEarlier = ours.violations.includes('invalid-utf8')
          const foundLater = agreed !== null && (theirs.failed === 1007 || theirs.failed === 1009)
          expect(foundEarlier || foundLater ? theirs.failed : ours.failed).toBe(theirs.failed)
        },
      ),
      { numRuns: 500 },
    )
  })
})
