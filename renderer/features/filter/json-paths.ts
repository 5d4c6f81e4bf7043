import type { JsonPath } from '../../../shared/filter/json-path'

/** Larger payloads are not read for a suggestion. */
const MAX_BYTES = 64 * 1024
const MAX_PATHS = 200

/** The paths in a payload that is JSON, those near the root first; none in any other payload. */
export function jsonPathsIn(payload: Uint8Array): readonly JsonPath[] {
  if (payload.length > MAX_BYTES) return []
  const paths: JsonPath[] = []
  const seen = new Set<string>()
  let level: readonly (readonly [JsonPath, unknown])[] = [[[], parse(payload)]]
  while (level.length > 0 && paths.length < MAX_PATHS) {
    const inside = level.flatMap(([path, value]) => childrenOf(path, value))
    // Elements of a list share their path, but each may have members of its own.
    for (const [path] of inside) {
      const key = JSON.stringify(path)
      if (!seen.has(key) && paths.length < MAX_PATHS) paths.push(path)
      seen.add(key)
    }
    level = inside
  }
  return paths
}

function childrenOf(path: JsonPath, value: unknown): readonly (readonly [JsonPath, unknown])[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.map((element: unknown) => [[...path, { kind: 'any' }], element] as const)
  return Object.entries(value).map(([name, member]) => [[...path, { kind: 'member', name }], member] as const)
}

function parse(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(payload))
  } catch {
    return null
  }
}
