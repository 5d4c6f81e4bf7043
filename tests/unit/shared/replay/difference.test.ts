import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readComparedMessage } from '../../../../shared/replay/compared-message'
import { readRules, type IgnoredParts } from '../../../../shared/replay/comparison-rules'
import { differencesOf, MAX_DIFFERENCES } from '../../../../shared/replay/difference'
import { idOfMessage, keyOfMessage } from '../../../../shared/replay/message-key'

const encoder = new TextEncoder()
const text = (content: string) => readComparedMessage('text', encoder.encode(content))
const binary = (...bytes: number[]) => readComparedMessage('binary', Uint8Array.from(bytes))

function ignoring(...ignored: string[]): IgnoredParts {
  const rules = readRules({ pairing: { kind: 'order' }, ignored })
  if (!rules.ok) throw new Error(rules.error.code)
  return rules.value.ignored
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

describe('differencesOf', () => {
  for (const [name, expected, actual, differences] of [
    ['nothing in JSON that is written another way', '{"a":1.0,"b":"\\u0041"}', '{ "b": "A", "a": 10e-1 }', []],
    ['a value that changed', '{"a":{"b":[1,2]}}', '{"a":{"b":[1,3]}}', [['.a.b[1]', '2', '3']]],
    ['a member that is gone', '{"a":1,"b":2}', '{"b":2}', [['.a', '1', null]]],
    ['a member that is new', '{}', '{"a":null}', [['.a', null, 'null']]],
    ['an element more', '[1]', '[1,2]', [['[1]', null, '2']]],
    [
      'a big integer that is not rounded',
      '{"n":9007199254740993}',
      '{"n":9007199254740992}',
      [['.n', '9007199254740993', '9007199254740992']],
    ],
    ['members of the same name', '{"a":1,"a":2}', '{"a":1,"a":3}', [['.a', '2', '3']]],
    ['another kind of value', '{"a":[]}', '{"a":{}}', [['.a', '[]', '{}']]],
  ] as const)
    it(`tells ${name}`, () => {
      const found = differencesOf(text(expected), text(actual), ignoring())
      expect(found.map((each) => (each.kind === 'value' ? [each.path, each.expected, each.actual] : each))).toEqual(
        differences,
      )
    })

  it('passes over ignored names anywhere, and over ignored paths only where they lead', () => {
    const expected = text('{"id":1,"data":{"id":2,"seq":3,"rows":[{"at":4},{"at":5}]},"seq":6}')
    const actual = text('{"id":9,"data":{"id":9,"seq":9,"rows":[{"at":9},{"at":9}]},"seq":9}')
    const found = differencesOf(expected, actual, ignoring('id', '.data.seq', '.data.rows[*].at'))
    expect(found).toEqual([{ kind: 'value', path: '.seq', expected: '6', actual: '9' }])
  })

  it('shows texts and bytes from where they part, and says when one is a text and the other not', () => {
    expect(differencesOf(text('hello world'), text('hello moon'), ignoring())).toEqual([
      { kind: 'text', at: 6, expected: 'world', actual: 'moon' },
    ])
    expect(differencesOf(text('a😀'), text('a😁'), ignoring())).toEqual([
      { kind: 'text', at: 1, expected: '😀', actual: '😁' },
    ])
    expect(differencesOf(binary(1, 2, 3), binary(1, 4), ignoring())).toEqual([
      { kind: 'bytes', at: 1, expected: '0203', actual: '04' },
    ])
    expect(
      differencesOf(text('{"a":1}'), readComparedMessage('binary', encoder.encode('{"a":1}')), ignoring()),
    ).toEqual([{ kind: 'type', expected: 'text', actual: 'binary' }])
  })

  it('stops at the most differences', () => {
    const many = (value: number) => text(JSON.stringify(Array.from({ length: 10_000 }, () => value)))
    expect(differencesOf(many(1), many(2), ignoring())).toHaveLength(MAX_DIFFERENCES)
  })

  it('compares what is nested too deeply as it is written', () => {
    const deep = (value: string) => text(`${'['.repeat(100_000)}${value}${']'.repeat(100_000)}`)
    expect(differencesOf(deep('1'), deep('1'), ignoring())).toEqual([])
    expect(differencesOf(deep('1'), deep('2'), ignoring())).toHaveLength(1)
    expect(keyOfMessage(deep('1'), ignoring(), hex)).not.toBe(keyOfMessage(deep('2'), ignoring(), hex))
  })

  it('finds differences exactly where keys differ', () => {
    const json = fc.jsonValue({ maxDepth: 3 }).filter((value) => typeof value === 'object' && value !== null)
    const ignored = ignoring('a', '.b[0]', '[*].c')
    fc.assert(
      fc.property(fc.oneof(json, fc.string()), fc.oneof(json, fc.string()), (one, other) => {
        const [left, right] = [text(JSON.stringify(one)), text(JSON.stringify(other))]
        const same = keyOfMessage(left, ignored, hex) === keyOfMessage(right, ignored, hex)
        expect(differencesOf(left, right, ignored).length === 0).toBe(same)
      }),
    )
  })
})

describe('idOfMessage', () => {
  it('is the same for the same value, and none where there is no value', () => {
    const rules = readRules({ pairing: { kind: 'id', path: 'meta.id' }, ignored: [] })
    const path = (rules.ok && rules.value.id) || []
    expect(idOfMessage(text('{"meta":{"id":1.0}}'), path)).toBe(idOfMessage(text('{"meta":{"id":1}}'), path))
    expect(idOfMessage(text('{"meta":{"id":"1"}}'), path)).not.toBe(idOfMessage(text('{"meta":{"id":1}}'), path))
    expect(idOfMessage(text('{"id":1}'), path)).toBeNull()
    expect(idOfMessage(binary(1), path)).toBeNull()
  })
})

describe('readRules', () => {
  it('refuses a path that cannot be read', () => {
    for (const path of ['.', '.a[', '.a b'])
      expect(readRules({ pairing: { kind: 'order' }, ignored: [path] })).toMatchObject({ ok: false })
  })
})
