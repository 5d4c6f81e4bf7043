import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Direction } from '../../../../shared/session/direction'
import { MAX_TALLIED, TrafficTally } from '../../../../shared/survey/traffic-tally'

const happening = fc.record({
  kind: fc.constantFrom('frame', 'message'),
  connection: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: MAX_TALLIED + 5 })),
  direction: fc.constantFrom<Direction>('sent', 'received'),
  wireLength: fc.nat(9999),
})

it('adds up each connection like a pass over its events, but those beyond the limit', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 100 }), (happenings) => {
      const tally = new TrafficTally()
      const all = happenings.map((each, time) => ({ ...each, time: time + 1 }))
      for (const each of all)
        if (each.kind === 'frame') tally.addFrame(each, each.direction, each.wireLength)
        else tally.addMessage(each, each.direction)
      const counted = all.filter(({ connection }) => connection <= MAX_TALLIED)
      expect(tally.highest).toBe(Math.max(0, ...counted.map(({ connection }) => connection)))
      for (const { connection } of all) {
        const own = counted.filter((each) => each.connection === connection)
        const frames = own.filter(({ kind }) => kind === 'frame')
        expect(tally.lastTime(connection)).toBe(frames.at(-1)?.time ?? 0)
        for (const way of ['sent', 'received'] as const)
          expect(tally.of(connection, way)).toEqual({
            messages: own.filter(({ kind, direction }) => kind === 'message' && direction === way).length,
            bytes: frames.reduce((sum, { direction, wireLength }) => sum + (direction === way ? wireLength : 0), 0),
          })
      }
    }),
  )
})
