import { readJsonPath, type JsonPath } from '../filter/json-path'
import { parseBraces, readRange, type BracesPart, type BracesReading, type RandomRange } from '../template/braces'

/** What a responder sends, with places for values: `{{message.text}}`. */
export type Template = readonly TemplatePart[]

export type TemplatePart = BracesPart<TemplateValue>

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
  /** Of the workspace, as it is when it is put in: `name` or `$built-in`. */
  | { readonly kind: 'variable'; readonly source: string }
  | RandomRange

type ValueProblem = 'name-unknown' | 'path-invalid' | 'range-invalid'

/** Whether the workspace has a variable, or the app a built-in, that is written like this between braces. */
export type KnowsVariable = (source: string) => boolean

export const parseTemplate = (
  text: string,
  knows: KnowsVariable = () => false,
): BracesReading<TemplateValue, ValueProblem> =>
  parseBraces<TemplateValue, ValueProblem>(text, (source) => readValue(source, knows))

const JSON_NAME = 'message.json'
const plainValues: Readonly<Record<string, TemplateValue>> = {
  'message.text': { kind: 'message-text' },
  'connection.id': { kind: 'connection-id' },
  counter: { kind: 'counter' },
  now: { kind: 'now' },
  uuid: { kind: 'uuid' },
}

function readValue(source: string, knows: KnowsVariable): TemplateValue | ValueProblem {
  const plain = Object.hasOwn(plainValues, source) ? plainValues[source] : undefined
  if (plain !== undefined) return plain
  if (source.startsWith(JSON_NAME) && /^$|^[.[]/.test(source.slice(JSON_NAME.length))) return readJson(source)
  const group = /^match\.(\d{1,3})$/.exec(source)?.[1]
  if (group !== undefined) return { kind: 'match', group: Number(group) }
  if (/^random(\s|$)/.test(source)) return readRange(source.slice('random'.length))
  return knows(source) ? { kind: 'variable', source } : 'name-unknown'
}

function readJson(source: string): TemplateValue | ValueProblem {
  const { path, end, failed } = readJsonPath(source, JSON_NAME.length)
  return failed || end < source.length ? 'path-invalid' : { kind: 'message-json', path }
}
