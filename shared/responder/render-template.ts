import { assertNever } from '../assert-never'
import { findJsonNode, stringOf } from '../filter/json-nodes'
import { randomIn } from '../template/braces'
import type { JsonTemplatePart } from './json-template'
import type { ReceivedMessage } from './received-message'
import type { Template, TemplateValue } from './template'

/** What a template's values come from. */
export interface TemplateSource {
  /** `null` where no message is what it is about. */
  readonly message: ReceivedMessage | null
  /** The whole and the groups of the pattern that matched. */
  readonly match: readonly (string | null)[] | null
  readonly connection: number | null
  readonly counter: number
  readonly host: TemplateHost
}

/** Clock and randomness, handed in. */
export interface TemplateHost {
  /** UTC as ISO 8601. */
  now(): string
  uuid(): string
  /** At least 0, below 1. */
  random(): number
  /** Of the workspace; `null` where there is none any more. */
  variable(source: string): string | null
}

export type Rendering =
  | { readonly kind: 'text'; readonly text: string }
  /** Nothing stands in for it: what would be sent is not what was meant. */
  | { readonly kind: 'missing'; readonly source: string }
  | { readonly kind: 'too-long' }

/** A message is put in as often as the template says, and templates are long: together they would fill the memory. */
export const MAX_RENDERED = 16 * 1024 * 1024

export function renderText(template: Template, source: TemplateSource): Rendering {
  return render(template, source, (_, value) => value.text)
}

export function renderJson(template: readonly JsonTemplatePart[], source: TemplateSource): Rendering {
  return render(template, source, ({ inString }, value) =>
    inString ? JSON.stringify(value.text).slice(1, -1) : value.json,
  )
}

interface Value {
  readonly text: string
  /** As a value of its own in a JSON text. */
  readonly json: string
}

function render<Part extends { readonly kind: 'value'; readonly source: string; readonly value: TemplateValue }>(
  template: readonly (Part | { readonly kind: 'literal'; readonly text: string })[],
  source: TemplateSource,
  put: (part: Part, value: Value) => string,
): Rendering {
  let text = ''
  for (const part of template) {
    if (part.kind === 'literal') text += part.text
    else {
      const value = read(part.value, source)
      if (value === null) return { kind: 'missing', source: part.source }
      text += put(part, value)
    }
    if (text.length > MAX_RENDERED) return { kind: 'too-long' }
  }
  return { kind: 'text', text }
}

function read(value: TemplateValue, source: TemplateSource): Value | null {
  switch (value.kind) {
    case 'message-text':
      return string(source.message?.text)
    case 'message-json':
      return readJsonValue(source.message, value)
    case 'match':
      return string(source.match?.[value.group])
    case 'connection-id':
      return source.connection === null ? null : number(source.connection)
    case 'counter':
      return number(source.counter)
    case 'now':
      return string(source.host.now())
    case 'uuid':
      return string(source.host.uuid())
    case 'variable':
      return string(source.host.variable(value.source))
    case 'random':
      return number(randomIn(value, source.host.random()))
    default:
      return assertNever(value)
  }
}

/** As it was written: no digit of a number is lost. */
function readJsonValue(
  message: ReceivedMessage | null,
  { path }: Extract<TemplateValue, { kind: 'message-json' }>,
): Value | null {
  const document = message?.document ?? null
  const node = document === null ? null : findJsonNode(document, path)
  if (document === null || node === null) return null
  const json = document.source(node)
  return { text: node.kind === 'string' ? stringOf(json.slice(1, -1)) : json, json }
}

const string = (text: string | null | undefined): Value | null =>
  text === null || text === undefined ? null : { text, json: JSON.stringify(text) }

const number = (value: number): Value => ({ text: String(value), json: String(value) })
