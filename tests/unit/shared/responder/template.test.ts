import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTemplate } from '../../../../shared/responder/template'

const partsOf = (text: string) => {
  const reading = parseTemplate(text)
  if (!reading.ok) return reading
  return reading.template.map((part) => (part.kind === 'literal' ? part.text : part.value))
}

describe('parseTemplate', () => {
  it.each([
    ['message.text', { kind: 'message-text' }],
    ['message.json', { kind: 'message-json', path: [] }],
    [
      'message.json.items[0]."a b"',
      {
        kind: 'message-json',
        path: [
          { kind: 'member', name: 'items' },
          { kind: 'element', index: 0 },
          { kind: 'member', name: 'a b' },
        ],
      },
    ],
    ['match.1', { kind: 'match', group: 1 }],
    ['connection.id', { kind: 'connection-id' }],
    ['counter', { kind: 'counter' }],
    ['now', { kind: 'now' }],
    ['uuid', { kind: 'uuid' }],
    ['random 1 100', { kind: 'random', from: 1, to: 100 }],
    ['random -5   -5', { kind: 'random', from: -5, to: -5 }],
  ])('knows the value {{%s}}, with white space around it or none', (source, value) => {
    expect(partsOf(`a{{${source}}}b`)).toEqual(['a', value, 'b'])
    expect(partsOf(`{{  ${source} }}`)).toEqual([value])
  })

  it.each([
    ['x {{now', 'not-ended', 2, ''],
    ['{{now}} {{nothing}}', 'name-unknown', 8, 'nothing'],
    ['{{}}', 'name-unknown', 0, ''],
    ['{{constructor}}', 'name-unknown', 0, 'constructor'],
    ['{{message.jsonx}}', 'name-unknown', 0, 'message.jsonx'],
    ['{{message.json.a..b}}', 'path-invalid', 0, 'message.json.a..b'],
    ['{{message.json.a b}}', 'path-invalid', 0, 'message.json.a b'],
    ['{{random}}', 'range-invalid', 0, 'random'],
    ['{{random 2 1}}', 'range-invalid', 0, 'random 2 1'],
    ['{{random 1.5 2}}', 'range-invalid', 0, 'random 1.5 2'],
  ])('refuses %j and says where', (text, problem, position, source) => {
    expect(parseTemplate(text)).toEqual({ ok: false, problem, position, source })
  })

  it.each([
    [String.raw`\{{now}}`, ['{{now}}']],
    [String.raw`a\{{b`, ['a{{b']],
    [String.raw`\\{{now}}`, [String.raw`\\`, { kind: 'now' }]],
    [String.raw`\\\{{now}}`, [String.raw`\\{{now}}`]],
  ])('takes braces behind an odd number of backslashes as text: %j', (text, parts) => {
    expect(partsOf(text)).toEqual(parts)
  })

  it('gives every text without braces back as it is', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const text = typed.replaceAll('{{', '{')
        expect(partsOf(text)).toEqual(text === '' ? [] : [text])
      }),
    )
  })

  it('never throws, and names a place within the text', () => {
    const piece = fc.constantFrom('{{', '}}', '\\', 'now', ' ', 'message.json', '.a', '[0]', '"', 'random 1 2', 'é😀')
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('')
        const reading = parseTemplate(text)
        const places = reading.ok
          ? reading.template.flatMap((part) => (part.kind === 'value' ? [text.slice(part.start, part.end)] : []))
          : [`${text.slice(reading.position, reading.position + 2)}}}`]
        for (const place of places) expect(place).toMatch(/^\{\{.*\}\}$/s)
      }),
    )
  })
})
