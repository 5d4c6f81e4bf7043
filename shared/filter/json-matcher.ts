import { decodeUtf8 } from '../payload/decode-utf8'
import type { JsonDocument, JsonNode } from '../payload/json-document'
import { readJson } from '../payload/json-reader'
import { compareDecimals } from './compare-decimals'
import type { JsonScalar, JsonTest } from './filter'
import { findJsonNode, stringOf } from './json-nodes'
import type { JsonPath } from './json-path'

/**
 * Whether some value at the path passes; what is not JSON never does. Members of the same name are all looked at.
 */
export function createJsonMatcher(path: JsonPath, test: JsonTest): (payload: Uint8Array) => boolean {
  return (payload) => {
    if (!mayBeJson(payload)) return false
    const text = decodeUtf8(payload)
    const reading = text === null ? null : readJson(text)
    return reading?.kind === 'valid' && documentPasses(reading.document, path, test)
  }
}

/** The same for a text that has been read. */
export const documentPasses = (document: JsonDocument, path: JsonPath, test: JsonTest): boolean =>
  findJsonNode(document, path, (node) => passes(document, node, test)) !== null

function passes(document: JsonDocument, node: JsonNode, test: JsonTest): boolean {
  switch (test.type) {
    case 'present':
      return true
    case 'equal':
      return equals(document, node, test.value)
    case 'unequal':
      return !equals(document, node, test.value)
    case 'less':
      return node.kind === 'number' && compareDecimals(document.source(node), test.source) < 0
    case 'at-most':
      return node.kind === 'number' && compareDecimals(document.source(node), test.source) <= 0
    case 'greater':
      return node.kind === 'number' && compareDecimals(document.source(node), test.source) > 0
    case 'at-least':
      return node.kind === 'number' && compareDecimals(document.source(node), test.source) >= 0
  }
}

function equals(document: JsonDocument, node: JsonNode, value: JsonScalar): boolean {
  if (node.kind !== value.kind) return false
  switch (value.kind) {
    case 'string':
      return stringOf(document.text.slice(node.start + 1, node.end - 1)) === value.text
    case 'number':
      return compareDecimals(document.source(node), value.source) === 0
    case 'true':
    case 'false':
    case 'null':
      return true
  }
}

/** From the first byte that is no white space: one look spares decoding most of what is not JSON. */
function mayBeJson(payload: Uint8Array): boolean {
  const first = payload.find((byte) => byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)
  return first !== undefined && jsonStarts.has(first)
}

const jsonStarts: ReadonlySet<number> = new Set(new TextEncoder().encode('{["-0123456789tfn'))
