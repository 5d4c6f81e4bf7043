import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileContent } from '../../../../shared/responder/compile-content'
import { ReceivedMessage } from '../../../../shared/responder/received-message'
import { MAX_RENDERED, type TemplateSource } from '../../../../shared/responder/render-template'

const host = {
  now: () => '2026-01-02T03:04:05.678Z',
  uuid: () => 'u-u-i-d',
  random: () => 0.999_999,
  variable: (source: string) => `<${source}>`,
}
const received = (text: string, type: 'text' | 'binary' = 'text') =>
  new ReceivedMessage(type, new TextEncoder().encode(text))
const source = (text: string, more: Partial<TemplateSource> = {}): TemplateSource => ({
  message: received(text),
  match: null,
  connection: 7,
  counter: 3,
  host,
  ...more,
})

function render(kind: 'text' | 'json', text: string, from: TemplateSource) {
  const compilation = compileContent({ kind, text })
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.error))
  const { content } = compilation
  if (content.kind === 'fixed') return new TextDecoder().decode(content.bytes)
  if (content.kind === 'message') throw new Error('no template')
  const rendering = content.render(from)
  return rendering.kind === 'text' ? rendering.text : rendering
}

const json = '{"id":9007199254740993,"name":"a\\"b\\n😀","list":[1.50,{"x":null}],"name2":"\\u0041"}'

describe('a text template', () => {
  it.each([
    ['<{{message.text}}>', `<${json}>`],
    ['{{message.json.id}}', '9007199254740993'],
    ['{{message.json.name}}', 'a"b\n😀'],
    ['{{message.json.name2}}', 'A'],
    ['{{message.json.list}}', '[1.50,{"x":null}]'],
    ['{{message.json.list[0]}}', '1.50'],
    ['{{message.json.list[1].x}}', 'null'],
    ['{{connection.id}} {{counter}} {{now}} {{uuid}}', '7 3 2026-01-02T03:04:05.678Z u-u-i-d'],
    ['{{random 1 6}} {{random 4 4}}', '6 4'],
  ])('renders %s', (template, expected) => {
    expect(render('text', template, source(json))).toBe(expected)
  })

  it('puts in what the groups of the pattern matched', () => {
    const from = source('x', { match: ['whole', 'first', null] })
    expect(render('text', '{{match.0}}/{{match.1}}', from)).toBe('whole/first')
    expect(render('text', '{{match.2}}', from)).toEqual({ kind: 'missing', source: 'match.2' })
  })

  it.each([
    ['a member that is not there', '{{message.json.nothing}}', source(json)],
    ['the JSON of what is none', '{{message.json}}', source('{"a":')],
    ['the text of a binary message', '{{message.text}}', source('', { message: received('x', 'binary') })],
  ])('says that %s is missing', (_, template, from) => {
    expect(render('text', `a ${template}`, from)).toEqual({ kind: 'missing', source: template.slice(2, -2) })
  })

  it('ends before what it makes fills the memory', () => {
    const long = source('x'.repeat(1024 * 1024))
    expect(render('text', '{{message.text}}'.repeat(1000), long)).toEqual({ kind: 'too-long' })
    expect(render('text', '{{message.text}}'.repeat(16), long)).toHaveLength(MAX_RENDERED)
  })
})

describe('a JSON template', () => {
  it.each([
    ['{"a":{{message.json.id}}}', '{"a":9007199254740993}'],
    ['{"a":"<{{message.json.id}}>"}', '{"a":"<9007199254740993>"}'],
    ['{"a":{{message.json.name}}}', String.raw`{"a":"a\"b\n😀"}`],
    ['{"a":"{{message.json.name}}"}', String.raw`{"a":"a\"b\n😀"}`],
    ['{"a":{{message.json.list}}}', '{"a":[1.50,{"x":null}]}'],
    ['{"a":"{{message.json.list[1]}}"}', String.raw`{"a":"{\"x\":null}"}`],
    ['{{now}}', '"2026-01-02T03:04:05.678Z"'],
    ['{"{{uuid}}":[{{counter}},{{connection.id}}]}', '{"u-u-i-d":[3,7]}'],
    [String.raw`["\\{{counter}}","\"{{counter}}"]`, String.raw`["\\3","\"3"]`],
    [String.raw`["\{{counter}}"]`, '["{{counter}}"]'],
  ])('renders %s', (template, expected) => {
    expect(render('json', template, source(json))).toBe(expected)
  })

  it.each([
    ['{"a":{{counter}}', 1, 17, 'comma-or-end-expected'],
    ['{"a":{{now}},\n}', 2, 1, 'name-expected'],
    ['{{counter}}{{counter}}', 1, 12, 'text-after-value'],
    ['', 1, 1, 'value-expected'],
  ])('refuses %j at the place where the user sees it', (text, line, column, problem) => {
    const params = { line: String(line), column: String(column), problem }
    expect(compileContent({ kind: 'json', text })).toMatchObject({ ok: false, field: 'text', error: { params } })
  })

  it('is JSON with every message, and says the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const rendered = render('json', '{"in":"<{{message.text}}>","alone":{{message.text}}}', source(text))
        expect(JSON.parse(rendered as string)).toEqual({ in: `<${text}>`, alone: text })
      }),
    )
  })
})
