import { normalDecimal } from '../filter/compare-decimals'
import { findJsonNode, stringOf } from '../filter/json-nodes'
import type { JsonPath } from '../filter/json-path'
import type { JsonDocument, JsonNode } from '../payload/json-document'
import type { ComparedMessage } from './compared-message'
import type { IgnoredParts } from './comparison-rules'
import { IgnoredWalk } from './ignored-walk'

/** What lies deeper is compared as it is written. */
export const MAX_COMPARED_DEPTH = 200

/** Longer numbers are compared as they are written: an exponent of a million digits costs seconds. */
const MAX_NUMBER = 1_000

/** Longer keys are kept as their digest. */
const MAX_KEY = 64

/** A digest of bytes that nobody can make twice on purpose; shorter than the bytes. */
export type Digest = (bytes: Uint8Array) => string

/** Two messages have the same key when they are the same but for what is ignored. */
export function keyOfMessage({ type, bytes, json }: ComparedMessage, ignored: IgnoredParts, digest: Digest): string {
  if (json === null) return `${type} ${digest(bytes)}`
  const normal = normalText(json, json.root, IgnoredWalk.from(ignored), 0)
  return `${type} ${normal.length <= MAX_KEY ? normal : digest(new TextEncoder().encode(normal))}`
}

/** The value at a path in a form that equal values share; `null` without one. */
export function idOfMessage({ json }: ComparedMessage, path: JsonPath): string | null {
  const node = json && findJsonNode(json, path)
  if (json === null || node === null) return null
  const text = scalarText(json, node)
  return text.length <= MAX_KEY ? text : null
}

/** The same for values that are equal: members in order of their names, numbers without what does not count. */
function normalText(document: JsonDocument, node: JsonNode, ignored: IgnoredWalk, depth: number): string {
  if (node.childCount === 0 || depth >= MAX_COMPARED_DEPTH) return scalarText(document, node)
  const children = document.children(node)
  if (node.kind === 'array') {
    const elements = children.flatMap((child, index) => {
      const below = ignored.element(index)
      return below === null ? [] : [normalText(document, child, below, depth + 1)]
    })
    return `[${elements.join()}]`
  }
  const members = children.flatMap((child) => {
    const name = stringOf(child.keySource ?? '')
    const below = ignored.member(name)
    return below === null ? [] : [[name, normalText(document, child, below, depth + 1)] as const]
  })
  // Sorting is stable: members of one name stay in their order.
  members.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
  return `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join()}}`
}

/** Of a value that is not looked into any further. */
export function scalarText(document: JsonDocument, node: JsonNode): string {
  if (node.kind === 'number' && node.end - node.start <= MAX_NUMBER) return normalDecimal(document.source(node))
  if (node.kind === 'string') return JSON.stringify(stringOf(document.text.slice(node.start + 1, node.end - 1)))
  if (node.childCount === 0 && node.kind === 'object') return '{}'
  if (node.childCount === 0 && node.kind === 'array') return '[]'
  return document.source(node)
}
