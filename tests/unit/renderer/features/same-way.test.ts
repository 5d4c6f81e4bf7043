import { expect, it } from 'vitest'
import { sameWay } from '../../../../renderer/features/frame-detail/use-gap'
import { EventClass } from '../../../../shared/session/event-class'
import type { FrameEvent, MessageEvent } from '../../../../shared/session/session-event'

const maskOf = (...classes: EventClass[]) => classes.reduce<number>((mask, each) => mask | (1 << each), 0)

it.each([
  ['frame', 'sent', maskOf(EventClass.FrameSentText, EventClass.FrameSentBinary, EventClass.ControlSent)],
  ['message', 'received', maskOf(EventClass.MessageReceivedText, EventClass.MessageReceivedBinary)],
] as const)('compares a %s with what was %s like it, and nothing else', (kind, direction, mask) => {
  expect(sameWay({ kind, direction } as FrameEvent | MessageEvent)).toBe(mask)
})
