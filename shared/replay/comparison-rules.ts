import { z } from 'zod'
import { appError, type Result } from '../errors/app-error'
import { readJsonPath, type JsonPath } from '../filter/json-path'

/** Parts of JSON messages that are not compared. */
export interface IgnoredParts {
  /** Members of these names, wherever they are. */
  readonly names: ReadonlySet<string>
  readonly paths: readonly JsonPath[]
}

const partText = z.string().min(1).max(1_000)

/** How what came back is held against the recording. */
export const comparisonRulesSchema = z.object({
  pairing: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('order') }),
    /** By the value at a path in both; messages without one are paired by order. */
    z.object({ kind: z.literal('id'), path: partText }),
  ]),
  /** Names of members, or paths: `timestamp`, `.data.seq`, `[*].id`. */
  ignored: z.array(partText).max(100),
})
export type ComparisonRules = z.infer<typeof comparisonRulesSchema>

export interface ReadRules {
  /** `null` pairs by order. */
  readonly id: JsonPath | null
  readonly ignored: IgnoredParts
}

/** Fails with `json-path-invalid`. */
export function readRules({ pairing, ignored }: ComparisonRules): Result<ReadRules> {
  const names = new Set<string>()
  const paths: JsonPath[] = []
  for (const part of ignored) {
    if (!isPath(part)) names.add(part)
    else {
      const path = readPath(part)
      if (!path.ok) return path
      paths.push(path.value)
    }
  }
  if (pairing.kind === 'order') return { ok: true, value: { id: null, ignored: { names, paths } } }
  const id = readPath(isPath(pairing.path) ? pairing.path : `.${pairing.path}`)
  return id.ok ? { ok: true, value: { id: id.value, ignored: { names, paths } } } : id
}

const isPath = (part: string): boolean => part.startsWith('.') || part.startsWith('[')

function readPath(text: string): Result<JsonPath> {
  const { path, end, failed } = readJsonPath(text, 0)
  if (failed || end < text.length || path.length === 0)
    return { ok: false, error: appError('json-path-invalid', { path: text, position: String(end + 1) }) }
  return { ok: true, value: path }
}
