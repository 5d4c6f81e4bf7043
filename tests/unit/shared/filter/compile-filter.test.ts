import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileFilter } from '../../../../shared/filter/compile-filter'
import type { Filter } from '../../../../shared/filter/filter'
import type { FilterContext } from '../../../../shared/filter/filter-context'
import { RecordKind } from '../../../../shared/filter/filterable-record'
import { needleOf } from '../../../../shared/filter/needle-of'
import { parseFilter } from '../../../../shared/filter/parse-filter'
import { Verdict } from '../../../../shared/filter/verdict'
import { arbitraryFilter, arbitraryTest } from './arbitrary-filter'
import { filterableEvent, type FilterableEvent } from './filterable-event'
import { naiveMatch } from './naive-filter'

const second = 1e9
/** Started at 23:30 of the window's zone, 21:30 UTC; a minute old. */
const context: FilterContext = {
  startedAt: Date.parse('2026-01-02T21:30:00Z') * 1000,
  utcOffset: 120,
  now: 60 * second,
}

function filterOf(text: string): Filter {
  const { filter, errors } = parseFilter(text)
  if (filter === null) throw new Error(JSON.stringify(errors))
  return filter
}

function matches(text: string, { record, payload }: FilterableEvent): boolean {
  const test = compileFilter(filterOf(text), context)
  const verdict = test.record(record)
  return verdict === Verdict.NeedsPayload ? test.payload(record, payload) : verdict === Verdict.Yes
}

const message = (payload: string, fields = {}) => filterableEvent({ kind: RecordKind.Message, ...fields }, payload)
const close = (code: number) => filterableEvent({ opcode: 8 }, new Uint8Array([code >> 8, code & 0xff]))
const closed = filterableEvent({ kind: RecordKind.ConnectionClosed }, '{"kind":"connection-closed","code":1006}')
const violation = filterableEvent({ kind: RecordKind.ProtocolViolation, received: false }, '{"direction":"received"}')
const opened = filterableEvent({ kind: RecordKind.ConnectionOpened }, '{"remote":"127.0.0.1:80"}')
const trade = filterableEvent(
  {},
  '{"type":"trade","p":[1.50,-2e3],"id":9007199254740993,"s":"\\u0041/","n":null,"a":1,"a":2}',
)
const binary = filterableEvent({ opcode: 2 }, Buffer.from('\xff\x00abc\x80', 'latin1'))
const packed = filterableEvent({ opcode: 2 }, Buffer.concat([Buffer.from([0xff, 0xa5]), Buffer.from('Éclair')]))

const cases: readonly (readonly [string, FilterableEvent, boolean])[] = [
  // Text
  ['TRADE', trade, true],
  ['"\\"type\\":\\"Trade"', trade, true],
  ['trades', trade, false],
  ['""', opened, true],
  ['a', filterableEvent({}), false],
  ['"127.0.0.1"', opened, true],
  ['ABC', binary, true],
  ['éCLAIR', packed, true],
  ['éclairs', packed, false],
  ['ΣΑΣ', filterableEvent({}, 'σας'), true],
  // Three bytes that find two.
  ['ẞ', filterableEvent({}, 'ß'), true],
  ['k', filterableEvent({}, '\u212a'), false],
  ['/^\\{"TYPE/i', trade, true],
  ['/^\\{"TYPE/', trade, false],
  ['/ab\\xc$/', filterableEvent({}, 'abxc'), true],
  ['/^\\xff\\0abc\\x80$/', binary, true],
  ['/^é$/', filterableEvent({}, 'é'), true],
  // Frames and messages
  ['dir:received', trade, true],
  ['↑', trade, false],
  ['dir:received', violation, true],
  ['dir:sent', violation, false],
  ['dir:sent', opened, false],
  ['op:text', trade, true],
  ['op:text', message('x'), true],
  ['op:ping,0x2', binary, true],
  ['op:text', opened, false],
  ['len:6', binary, true],
  ['len>0', opened, false],
  ['not len>0', opened, true],
  ['fin:true', trade, true],
  ['fin:true', message('x'), false],
  ['fin:true', opened, false],
  ['rsv2:true', filterableEvent({ rsv2: true }), true],
  ['masked:false', trade, true],
  ['compressed:true', message('x', { compressed: true }), true],
  ['compressed:false', opened, false],
  ['conn:1', opened, true],
  ['conn!=1', opened, false],
  // Codes and kinds
  ['code:1006', closed, true],
  ['code>=3000', close(4000), true],
  ['code:4000', close(4001), false],
  ['code<70000', filterableEvent({ opcode: 8 }), false],
  ['code<70000', filterableEvent({ opcode: 1 }, 'ab'), false],
  ['code!=1', filterableEvent({ kind: RecordKind.ConnectionClosed }, '{damaged'), false],
  ['kind:frame', trade, true],
  ['kind:message,closed', closed, true],
  ['kind:handshake', filterableEvent({ kind: RecordKind.HandshakeRefused }), true],
  ['kind:opened', filterableEvent({ kind: RecordKind.ConnectionOpened + 32 }), false],
  // Responders
  ['by:echo', filterableEvent({ cause: 'Echo' }), true],
  ['by:ech', filterableEvent({ cause: 'Echo' }), false],
  ['by:echo', filterableEvent({}), false],
  ['by:echo', message('x', { cause: 'Echo' }), true],
  ['by:"begrüssung ÜBER"', filterableEvent({ cause: 'Begrüssung über' }), true],
  ['by:a.c', filterableEvent({ cause: 'abc' }), false],
  ['by:*', filterableEvent({ cause: 'Echo' }), true],
  ['by:"*"', filterableEvent({ cause: 'Echo' }), false],
  ['by:*', trade, false],
  ['by!=echo', opened, true],
  ['by:echo', filterableEvent({ kind: RecordKind.ConnectionClosed }, '{"code":1000,"cause":"Echo"}'), true],
  ['by:*', closed, false],
  // Read of what was sent alone: in other records there is something else in its place.
  ['by:*', filterableEvent({ kind: RecordKind.Note, cause: 'Echo' }), false],
  // JSON
  ['json.type:trade', trade, true],
  ['json.type:Trade', trade, false],
  ['json.p[0]:1.5', trade, true],
  ['json.p[1]<-1999', trade, true],
  ['json.p.*>1', trade, true],
  ['json.p.*>2', trade, false],
  ['json.p[2]:*', trade, false],
  ['json.id:9007199254740993', trade, true],
  ['json.id:9007199254740992', trade, false],
  ['json.id>9007199254740992', trade, true],
  ['json.s:"A/"', trade, true],
  ['json.n:null', trade, true],
  ['json.n:"null"', trade, false],
  ['json.type:*', trade, true],
  ['json.gone:*', trade, false],
  ['json.gone!=1', trade, false],
  ['json.a:1 json.a:2', trade, true],
  ['json.a!=1', trade, true],
  ['json.*:trade', trade, true],
  ['json:*', binary, false],
  ['json:5', filterableEvent({}, ' 5'), true],
  ['json.code:1006', closed, true],
  // Times: the session began at 23:30
  ['since:10s', filterableEvent({ time: 50 * second }), true],
  ['since:10s', filterableEvent({ time: 50 * second - 1 }), false],
  ['after:23:30:01.5', filterableEvent({ time: 1.5 * second }), true],
  ['after:23:30:01.5', filterableEvent({ time: 1.5 * second - 1 }), false],
  ['before:23:30:01.5', filterableEvent({ time: 1.5 * second }), false],
  ['before:23:30:01.5', filterableEvent({ time: 1.5 * second - 1 }), true],
  ['after:00:01', filterableEvent({ time: 3600 * second }), true],
  ['after:2026-01-03', filterableEvent({ time: 1800 * second }), true],
  ['before:2026-01-03', filterableEvent({ time: 1800 * second - 1 }), true],
  ['after:2026-01-02T21:30:01Z', filterableEvent({ time: second }), true],
  ['before:2026-01-02T22:30:01+01:00', filterableEvent({ time: second }), false],
]

const payload = fc.oneof(
  fc.uint8Array({ maxLength: 12 }),
  fc.constantFrom(
    'a',
    'xAbx',
    'É',
    'ж',
    '{"a":1}',
    '{"a":{"b":[1,2,"a"]}}',
    '[1,2.5,null,true]',
    '"é"',
    '{"*":0}',
    ' 2 ',
    ']',
  ),
  fc.constantFrom('{"code":1006}', '{"code":1000,"direction":"sent"}', '{"direction":"received"}', 'null'),
  fc.constantFrom('{"cause":"Echo"}', '{"code":1000,"cause":"é"}', '{"cause":1}'),
  fc.constantFrom(new Uint8Array([3, 0xe8]), new Uint8Array([3, 0xee, 97])),
)
const fields = fc.record({
  kind: fc.oneof(fc.constantFrom(RecordKind.Frame, RecordKind.Message), fc.integer({ min: 1, max: 12 })),
  connection: fc.nat(20),
  time: fc.oneof(fc.nat(2000), fc.integer({ min: 0, max: 200_000 * second })),
  received: fc.boolean(),
  opcode: fc.oneof(fc.constant(8), fc.nat(15)),
  compressed: fc.boolean(),
  fin: fc.boolean(),
  rsv1: fc.boolean(),
  rsv2: fc.boolean(),
  rsv3: fc.boolean(),
  masked: fc.boolean(),
  cause: fc.constantFrom(null, 'Echo', 'é', 'AB', '*', ''),
})
const arbitraryEvent = fc.tuple(fields, payload).map(([record, bytes]) => filterableEvent(record, bytes))

describe('compileFilter', () => {
  it.each(cases)('answers %s', (text, event, expected) => {
    expect(matches(text, event)).toBe(expected)
    expect(matches(`not (${text})`, event)).toBe(!expected)
  })

  it.each([
    ['dir:sent foo', trade, Verdict.No],
    ['dir:received or foo', trade, Verdict.Yes],
    ['foo or dir:received', trade, Verdict.Yes],
    ['dir:received foo', trade, Verdict.NeedsPayload],
    ['not foo', trade, Verdict.NeedsPayload],
    ['not (foo and dir:sent)', trade, Verdict.Yes],
    ['longer', filterableEvent({}, 'short'), Verdict.No],
    ['code:1000', trade, Verdict.No],
    ['code:1000', close(1000), Verdict.NeedsPayload],
    ['by:echo', trade, Verdict.No],
    ['by:*', closed, Verdict.NeedsPayload],
  ])('decides %s without the payload where it can', (text, { record }, verdict) => {
    expect(compileFilter(filterOf(text), context).record(record)).toBe(verdict)
  })

  it('means what a plain evaluator says, in both stages', () => {
    const filter = fc.oneof(arbitraryFilter, arbitraryTest)
    fc.assert(
      fc.property(filter, fc.array(arbitraryEvent, { minLength: 5, maxLength: 20 }), (asked, events) => {
        const test = compileFilter(asked, context)
        for (const event of events) {
          const expected = naiveMatch(asked, event, context)
          const verdict = test.record(event.record)
          expect(verdict).not.toBe(expected ? Verdict.No : Verdict.Yes)
          expect(test.payload(event.record, event.payload)).toBe(expected)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('needleOf', () => {
  it.each([
    ['Foo', 'foo'],
    ['dir:sent Foo "longer BAR" not longest', 'longer bar'],
    ['foo or bar', null],
    ['not foo', null],
    ['éclair', null],
    ['"" dir:sent', null],
    ['/foo/', null],
  ])('of %s is %s', (text, expected) => {
    const needle = needleOf(filterOf(text))
    expect(needle && new TextDecoder().decode(needle)).toBe(expected)
  })

  it('is in the payload of every match', () => {
    fc.assert(
      fc.property(arbitraryFilter, arbitraryEvent, (filter, event) => {
        const needle = needleOf(filter)
        if (needle === null || !naiveMatch(filter, event, context)) return
        const lower = event.payload.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte))
        expect(Buffer.from(lower).includes(Buffer.from(needle))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
