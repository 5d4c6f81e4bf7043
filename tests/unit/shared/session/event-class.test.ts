import { describe, expect, it } from 'vitest'
import {
  countInMask,
  EVENT_CLASS_COUNT,
  EventClass,
  frameClass,
  messageClass,
  quickFilterMask,
  showAll,
  type QuickFilter,
} from '../../../../shared/session/event-class'

describe('frameClass', () => {
  it.each([
    ['a sent text frame', 'sent', 1, 1, EventClass.FrameSentText],
    ['a received binary frame', 'received', 2, 2, EventClass.FrameReceivedBinary],
    ['a continuation of a text message', 'received', 0, 1, EventClass.FrameReceivedText],
    ['a continuation of a binary message', 'sent', 0, 2, EventClass.FrameSentBinary],
    ['a continuation of nothing', 'received', 0, null, EventClass.FrameReceivedBinary],
    ['a reserved data opcode', 'sent', 3, null, EventClass.FrameSentBinary],
    ['a sent ping', 'sent', 9, null, EventClass.ControlSent],
    ['a received close within a text message', 'received', 8, 1, EventClass.ControlReceived],
    ['a reserved control opcode', 'received', 15, null, EventClass.ControlReceived],
  ] as const)('puts %s where it belongs', (_, direction, opcode, messageOpcode, expected) => {
    expect(frameClass(direction, opcode, messageOpcode)).toBe(expected)
  })
})

describe('messageClass', () => {
  it.each([
    ['sent', 'text', EventClass.MessageSentText],
    ['sent', 'binary', EventClass.MessageSentBinary],
    ['received', 'text', EventClass.MessageReceivedText],
    ['received', 'binary', EventClass.MessageReceivedBinary],
  ] as const)('tells %s %s apart', (direction, type, expected) => {
    expect(messageClass(direction, type)).toBe(expected)
  })
})

describe('quickFilterMask', () => {
  const always = [EventClass.Lifecycle, EventClass.Problem]
  const controls = [EventClass.ControlSent, EventClass.ControlReceived]
  const { FrameSentText, FrameSentBinary, FrameReceivedText, FrameReceivedBinary } = EventClass
  const { MessageSentText, MessageSentBinary, MessageReceivedText, MessageReceivedBinary } = EventClass
  const rows: readonly [string, Partial<QuickFilter>, readonly number[]][] = [
    ['frames', {}, [FrameSentText, FrameSentBinary, FrameReceivedText, FrameReceivedBinary, ...controls]],
    [
      'messages',
      { unit: 'messages' },
      [MessageSentText, MessageSentBinary, MessageReceivedText, MessageReceivedBinary, ...controls],
    ],
    ['sent only', { received: false }, [FrameSentText, FrameSentBinary, EventClass.ControlSent]],
    ['received only', { sent: false }, [FrameReceivedText, FrameReceivedBinary, EventClass.ControlReceived]],
    ['text without control', { binary: false, control: false }, [FrameSentText, FrameReceivedText]],
    ['control only', { text: false, binary: false }, controls],
    ['nothing', { sent: false, received: false }, []],
  ]

  it.each(rows)('shows %s, and always lifecycle and problems', (_, filter, classes) => {
    const mask = quickFilterMask({ ...showAll, ...filter })
    const shown = Array.from({ length: EVENT_CLASS_COUNT }, (__, index) => index).filter((bit) => mask & (1 << bit))
    expect(shown).toEqual([...always, ...classes].toSorted((one, other) => one - other))
  })
})

describe('countInMask', () => {
  it('adds up the classes of the set alone', () => {
    expect(countInMask([1, 10, 100, 1000], 0b1010)).toBe(1010)
  })

  it('is nothing for classes that were not counted', () => {
    expect(countInMask([], 0xffff)).toBe(0)
  })
})
