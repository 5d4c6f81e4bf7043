import { quoteText, readQuotedText } from './quoted-text'

/** Steps from the root of a document to values; empty is the root itself. */
export type JsonPath = readonly JsonStep[]

export type JsonStep =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'element'; readonly index: number }
  /** Every member or element. */
  | { readonly kind: 'any' }

export interface JsonPathReading {
  readonly path: JsonPath
  /** Behind the last step that could be read. */
  readonly end: number
  /** A step begins at `end` and cannot be read, or is one too many. */
  readonly failed: boolean
}

/** Whoever walks a path may recurse: nobody means a deeper one. */
export const MAX_JSON_STEPS = 100

const plainName = /[^\s.[\]():=<>!"]+/y
const bracketedIndex = /\[(\d{1,15}|\*)\]/y

/** Reads as many steps as follow from `start`: `.name`, `."any name"`, `["any name"]`, `[0]`, `[*]`, `.*`. */
export function readJsonPath(text: string, start: number): JsonPathReading {
  const path: JsonStep[] = []
  let end = start
  while (text[end] === '.' || text[end] === '[') {
    const step = text[end] === '.' ? readDotted(text, end) : readBracketed(text, end)
    if (step === null || path.length === MAX_JSON_STEPS) return { path, end, failed: true }
    path.push(step.value)
    end = step.end
  }
  return { path, end, failed: false }
}

export function formatJsonPath(path: JsonPath): string {
  return path.map(formatStep).join('')
}

function formatStep(step: JsonStep): string {
  if (step.kind === 'any') return '.*'
  if (step.kind === 'element') return `[${step.index}]`
  plainName.lastIndex = 0
  const plain = step.name !== '*' && plainName.exec(step.name)?.[0] === step.name
  return `.${plain ? step.name : quoteText(step.name)}`
}

interface StepReading {
  readonly value: JsonStep
  readonly end: number
}

function readDotted(text: string, at: number): StepReading | null {
  if (text[at + 1] === '"') return readQuotedName(text, at + 1)
  plainName.lastIndex = at + 1
  const name = plainName.exec(text)?.[0]
  if (name === undefined) return null
  return { value: name === '*' ? { kind: 'any' } : { kind: 'member', name }, end: at + 1 + name.length }
}

function readBracketed(text: string, at: number): StepReading | null {
  if (text[at + 1] === '"') {
    const name = readQuotedName(text, at + 1)
    return name === null || text[name.end] !== ']' ? null : { value: name.value, end: name.end + 1 }
  }
  bracketedIndex.lastIndex = at
  const [all, index] = bracketedIndex.exec(text) ?? []
  if (all === undefined) return null
  return { value: index === '*' ? { kind: 'any' } : { kind: 'element', index: Number(index) }, end: at + all.length }
}

function readQuotedName(text: string, at: number): StepReading | null {
  const { value: name, end, ended } = readQuotedText(text, at)
  return ended ? { value: { kind: 'member', name }, end } : null
}
