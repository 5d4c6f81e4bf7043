import { readJsonPath, type JsonPath } from '../filter/json-path'

/**
 * Text with places for values: `{{message.text}}`. A backslash before `{{` makes it text like any other and is left out;
 * of two backslashes the second is escaped already, and both are text.
 */
export type Template = readonly TemplatePart[]

export type TemplatePart =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'value'
      /** As written between the braces, for whoever has to be told that it is missing. */
      readonly source: string
      readonly value: TemplateValue
      /** Place of the braces in the text, and behind them. */
      readonly start: number
      readonly end: number
    }

export type TemplateValue =
  | { readonly kind: 'message-text' }
  | { readonly kind: 'message-json'; readonly path: JsonPath }
  /** 0 is the whole match. */
  | { readonly kind: 'match'; readonly group: number }
  | { readonly kind: 'connection-id' }
  /** How often the responder has run, from 1: for the connection where it has a timer for each, else for the session. */
  | { readonly kind: 'counter' }
  /** UTC with milliseconds, as ISO 8601. */
  | { readonly kind: 'now' }
  | { readonly kind: 'uuid' }
  /** A whole number; both ends may come. */
  | { readonly kind: 'random'; readonly from: number; readonly to: number }

export type TemplateProblem = 'not-ended' | 'name-unknown' | 'path-invalid' | 'range-invalid'

export type TemplateReading =
  | { readonly ok: true; readonly template: Template }
  /** `position` counts UTF-16 units from 0. */
  | { readonly ok: false; readonly problem: TemplateProblem; readonly position: number; readonly source: string }

const OPEN = '{{'
const CLOSE = '}}'

export function parseTemplate(text: string): TemplateReading {
  const parts: TemplatePart[] = []
  let literal = ''
  let at = 0
  for (;;) {
    const open = text.indexOf(OPEN, at)
    if (open === -1) break
    if (isEscaped(text, open)) {
      literal += text.slice(at, open - 1) + OPEN
      at = open + OPEN.length
      continue
    }
    literal += text.slice(at, open)
    const close = text.indexOf(CLOSE, open)
    if (close === -1) return { ok: false, problem: 'not-ended', position: open, source: '' }
    const source = text.slice(open + OPEN.length, close).trim()
    const value = readValue(source)
    if (typeof value === 'string') return { ok: false, problem: value, position: open, source }
    if (literal !== '') parts.push({ kind: 'literal', text: literal })
    literal = ''
    at = close + CLOSE.length
    parts.push({ kind: 'value', source, value, start: open, end: at })
  }
  literal += text.slice(at)
  if (literal !== '') parts.push({ kind: 'literal', text: literal })
  return { ok: true, template: parts }
}

/** An odd number of backslashes: each two of them are one, as in JSON. */
export function isEscaped(text: string, at: number): boolean {
  let first = at
  while (text[first - 1] === '\\') first -= 1
  return (at - first) % 2 === 1
}

const JSON_NAME = 'message.json'
const plainValues: Readonly<Record<string, TemplateValue>> = {
  'message.text': { kind: 'message-text' },
  'connection.id': { kind: 'connection-id' },
  counter: { kind: 'counter' },
  now: { kind: 'now' },
  uuid: { kind: 'uuid' },
}

function readValue(source: string): TemplateValue | TemplateProblem {
  const plain = Object.hasOwn(plainValues, source) ? plainValues[source] : undefined
  if (plain !== undefined) return plain
  if (source.startsWith(JSON_NAME) && /^$|^[.[]/.test(source.slice(JSON_NAME.length))) return readJson(source)
  const group = /^match\.(\d{1,3})$/.exec(source)?.[1]
  if (group !== undefined) return { kind: 'match', group: Number(group) }
  if (/^random(\s|$)/.test(source)) return readRandom(source)
  return 'name-unknown'
}

function readJson(source: string): TemplateValue | TemplateProblem {
  const { path, end, failed } = readJsonPath(source, JSON_NAME.length)
  return failed || end < source.length ? 'path-invalid' : { kind: 'message-json', path }
}

function readRandom(source: string): TemplateValue | TemplateProblem {
  const [, first, second] = /^random\s+(-?\d{1,15})\s+(-?\d{1,15})$/.exec(source) ?? []
  if (first === undefined || second === undefined) return 'range-invalid'
  const [from, to] = [Number(first), Number(second)]
  return from <= to ? { kind: 'random', from, to } : 'range-invalid'
}
