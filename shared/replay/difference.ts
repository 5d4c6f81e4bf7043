import { stringOf } from '../filter/json-nodes'
import { formatJsonPath, type JsonStep } from '../filter/json-path'
import type { JsonDocument, JsonNode } from '../payload/json-document'
import { toHex } from '../payload/hex'
import type { ComparedMessage } from './compared-message'
import type { IgnoredParts } from './comparison-rules'
import { IgnoredWalk } from './ignored-walk'
import { MAX_COMPARED_DEPTH, scalarText } from './message-key'

/** What one message has and the other has not. Values are parts of the messages, cut to `MAX_SHOWN` characters. */
export type Difference =
  /** A value of JSON; `null` where there is none at that path. */
  | { readonly kind: 'value'; readonly path: string; readonly expected: string | null; readonly actual: string | null }
  /** From the first character on that is not the same; `at` in UTF-16 units. */
  | { readonly kind: 'text'; readonly at: number; readonly expected: string; readonly actual: string }
  /** From the first byte on that is not the same, in hex. */
  | { readonly kind: 'bytes'; readonly at: number; readonly expected: string; readonly actual: string }
  | { readonly kind: 'type'; readonly expected: 'text' | 'binary'; readonly actual: 'text' | 'binary' }

export const MAX_DIFFERENCES = 100
export const MAX_SHOWN = 200
const SHOWN_BYTES = 32

/** The first differences, at most `MAX_DIFFERENCES`; none when the messages are the same but for what is ignored. */
export function differencesOf(
  expected: ComparedMessage,
  actual: ComparedMessage,
  ignored: IgnoredParts,
): readonly Difference[] {
  const differences: Difference[] = []
  if (expected.type !== actual.type) differences.push({ kind: 'type', expected: expected.type, actual: actual.type })
  if (expected.json !== null && actual.json !== null)
    new JsonComparison(expected.json, actual.json, differences).compare(ignored)
  else if (expected.text !== null && actual.text !== null) compareTexts(expected.text, actual.text, differences)
  else compareBytes(expected.bytes, actual.bytes, differences)
  return differences
}

class JsonComparison {
  readonly #path: JsonStep[] = []

  constructor(
    private readonly expected: JsonDocument,
    private readonly actual: JsonDocument,
    private readonly differences: Difference[],
  ) {}

  compare(ignored: IgnoredParts): void {
    this.#values(this.expected.root, this.actual.root, IgnoredWalk.from(ignored))
  }

  #values(expected: JsonNode, actual: JsonNode, ignored: IgnoredWalk): void {
    const bothHold = (kind: JsonNode['kind']) => expected.kind === kind && actual.kind === kind
    if (this.#path.length < MAX_COMPARED_DEPTH) {
      if (bothHold('object')) return this.#objects(expected, actual, ignored)
      if (bothHold('array')) return this.#arrays(expected, actual, ignored)
    }
    if (scalarText(this.expected, expected) !== scalarText(this.actual, actual)) this.#add(expected, actual)
  }

  #objects(expected: JsonNode, actual: JsonNode, ignored: IgnoredWalk): void {
    const came = membersByName(this.actual, actual)
    for (const [name, members] of membersByName(this.expected, expected)) {
      this.#members(name, members, came.get(name) ?? [], ignored)
      came.delete(name)
    }
    for (const [name, members] of came) this.#members(name, [], members, ignored)
  }

  /** Members of one name: nearly always one. */
  #members(name: string, expected: readonly JsonNode[], actual: readonly JsonNode[], ignored: IgnoredWalk): void {
    const below = ignored.member(name)
    if (below === null) return
    for (let index = 0; index < Math.max(expected.length, actual.length); index++)
      this.#pair({ kind: 'member', name }, expected[index], actual[index], below)
  }

  #arrays(expected: JsonNode, actual: JsonNode, ignored: IgnoredWalk): void {
    const then = this.expected.children(expected)
    const now = this.actual.children(actual)
    for (let index = 0; index < Math.max(then.length, now.length) && !this.#enough; index++) {
      const below = ignored.element(index)
      if (below !== null) this.#pair({ kind: 'element', index }, then[index], now[index], below)
    }
  }

  #pair(step: JsonStep, expected: JsonNode | undefined, actual: JsonNode | undefined, ignored: IgnoredWalk): void {
    if (this.#enough) return
    this.#path.push(step)
    if (expected === undefined || actual === undefined) this.#add(expected, actual)
    else this.#values(expected, actual, ignored)
    this.#path.pop()
  }

  #add(expected: JsonNode | undefined, actual: JsonNode | undefined): void {
    this.differences.push({
      kind: 'value',
      path: formatJsonPath(this.#path),
      expected: expected === undefined ? null : cut(this.expected.source(expected)),
      actual: actual === undefined ? null : cut(this.actual.source(actual)),
    })
  }

  get #enough(): boolean {
    return this.differences.length >= MAX_DIFFERENCES
  }
}

function membersByName(document: JsonDocument, object: JsonNode): Map<string, JsonNode[]> {
  const members = new Map<string, JsonNode[]>()
  for (const member of document.children(object)) {
    const name = stringOf(member.keySource ?? '')
    const same = members.get(name)
    if (same === undefined) members.set(name, [member])
    else same.push(member)
  }
  return members
}

function compareTexts(expected: string, actual: string, differences: Difference[]): void {
  let at = 0
  while (at < expected.length && expected.charCodeAt(at) === actual.charCodeAt(at)) at += 1
  if (at === expected.length && at === actual.length) return
  // Half a character would be shown as something else.
  if (at > 0 && isHighSurrogate(expected.charCodeAt(at - 1))) at -= 1
  differences.push({ kind: 'text', at, expected: cut(expected.slice(at)), actual: cut(actual.slice(at)) })
}

function compareBytes(expected: Uint8Array, actual: Uint8Array, differences: Difference[]): void {
  let at = 0
  while (at < expected.length && expected[at] === actual[at]) at += 1
  if (at === expected.length && at === actual.length) return
  const shown = (bytes: Uint8Array) => toHex(bytes.subarray(at, at + SHOWN_BYTES))
  differences.push({ kind: 'bytes', at, expected: shown(expected), actual: shown(actual) })
}

const cut = (text: string): string => (text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN - 1)}…`)
const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff
