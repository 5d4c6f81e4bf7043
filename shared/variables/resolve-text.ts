import { appError, type Result } from '../errors/app-error'
import { randomIn } from '../template/braces'
import { parseVariables, type VariableValue } from './variable-template'

/** What variables stand for, with clock and randomness handed in. */
export interface VariableSource {
  /** Of the active environment; `null` where it has none of that name. */
  variable(name: string): string | null
  /** Milliseconds since 1970. */
  time(): number
  uuid(): string
  /** At least 0, below 1. */
  random(): number
  /** One more each time. */
  count(): number
}

/** Variables may speak of variables; of such that double each other, forty would take for ever and fill the memory. */
export const MAX_RESOLVED = 16 * 1024 * 1024
const MAX_VALUES = 100_000
export const tooLong = appError('variable-too-long', { limit: String(MAX_RESOLVED) })

/**
 * The text with values in its places. Values may have places of their own. Fails with `variable-unknown`,
 * `variable-circular`, `variable-syntax` or `variable-too-long`.
 */
export const resolveText = (text: string, source: VariableSource): Result<string> =>
  resolve(text, { source, values: 0 }, [])

interface Run {
  readonly source: VariableSource
  /** Put in so far. */
  values: number
}

/** @param within variables that the text stands in, the outermost first */
function resolve(text: string, run: Run, within: readonly string[]): Result<string> {
  const reading = parseVariables(text)
  if (!reading.ok) {
    const { problem, position } = reading
    const params = { problem, position: String(position + 1), name: reading.source }
    return { ok: false, error: appError('variable-syntax', params) }
  }
  let resolved = ''
  for (const part of reading.template) {
    const piece = part.kind === 'literal' ? ({ ok: true, value: part.text } as const) : read(part.value, run, within)
    if (!piece.ok) return piece
    resolved += piece.value
    if (resolved.length > MAX_RESOLVED || run.values > MAX_VALUES) return { ok: false, error: tooLong }
  }
  return { ok: true, value: resolved }
}

function read(value: VariableValue, run: Run, within: readonly string[]): Result<string> {
  const { source } = run
  run.values += 1
  switch (value.kind) {
    case 'variable':
      return readVariable(value.name, run, within)
    case 'uuid':
      return { ok: true, value: source.uuid() }
    case 'now':
      return { ok: true, value: new Date(source.time()).toISOString() }
    case 'timestamp':
      return { ok: true, value: String(Math.floor(source.time() / 1000)) }
    case 'counter':
      return { ok: true, value: String(source.count()) }
    case 'random':
      return { ok: true, value: String(randomIn(value, source.random())) }
  }
}

function readVariable(name: string, run: Run, within: readonly string[]): Result<string> {
  if (within.includes(name)) {
    const names = [...within.slice(within.indexOf(name)), name].join(' → ')
    return { ok: false, error: appError('variable-circular', { names }) }
  }
  const text = run.source.variable(name)
  if (text === null) return { ok: false, error: appError('variable-unknown', { name }) }
  return resolve(text, run, [...within, name])
}
