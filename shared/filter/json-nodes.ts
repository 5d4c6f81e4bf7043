import { jsonStringValue, type JsonDocument, type JsonNode } from '../payload/json-document'
import type { JsonPath, JsonStep } from './json-path'

/** The first value at the path that `fits`, in the order of the text; members of the same name are all looked at. */
export function findJsonNode(
  document: JsonDocument,
  path: JsonPath,
  fits: (node: JsonNode) => boolean = () => true,
): JsonNode | null {
  return findBelow(document, document.root, path, 0, fits)
}

function findBelow(
  document: JsonDocument,
  node: JsonNode,
  path: JsonPath,
  depth: number,
  fits: (node: JsonNode) => boolean,
): JsonNode | null {
  const step = path[depth]
  if (step === undefined) return fits(node) ? node : null
  for (const child of stepInto(document, node, step)) {
    const found = findBelow(document, child, path, depth + 1, fits)
    if (found !== null) return found
  }
  return null
}

function stepInto(document: JsonDocument, node: JsonNode, step: JsonStep): readonly JsonNode[] {
  switch (step.kind) {
    case 'any':
      return document.children(node)
    case 'element':
      return node.kind === 'array' ? document.children(node, step.index, 1) : []
    case 'member':
      return document.children(node).filter(({ keySource }) => keySource !== null && stringOf(keySource) === step.name)
  }
}

/** What stands for what is between the quotes; most strings have no escapes and are what they say. */
export const stringOf = (source: string): string => (source.includes('\\') ? jsonStringValue(`"${source}"`) : source)
