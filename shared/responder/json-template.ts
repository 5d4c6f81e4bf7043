import { readJson, type JsonSyntaxError } from '../payload/json-reader'
import type { BracesPart } from '../template/braces'
import type { TemplateValue } from './template'

/** A part of a JSON template; a value knows whether it stands inside a string, where it has to be escaped. */
export type JsonTemplatePart<Value = TemplateValue> =
  | Extract<BracesPart<Value>, { kind: 'literal' }>
  | (Extract<BracesPart<Value>, { kind: 'value' }> & { readonly inString: boolean })

export type JsonTemplateReading<Value = TemplateValue> =
  | { readonly ok: true; readonly template: readonly JsonTemplatePart<Value>[] }
  | { readonly ok: false; readonly error: JsonSyntaxError | null }

/**
 * Whether the text is JSON with any value in its places. Looked at with digits there, as long as what they stand for, so
 * that an error is where the user sees it; `null` for a text with more values than are read.
 */
export function checkJsonTemplate<Value>(
  text: string,
  template: readonly BracesPart<Value>[],
): JsonTemplateReading<Value> {
  const parts: JsonTemplatePart<Value>[] = []
  let inString = false
  let filled = ''
  let at = 0
  for (const part of template) {
    if (part.kind === 'literal') {
      parts.push(part)
      inString = endsInString(part.text, inString)
      continue
    }
    parts.push({ ...part, inString })
    const length = part.end - part.start
    filled += text.slice(at, part.start) + (inString ? '0'.repeat(length) : '0'.padEnd(length))
    at = part.end
  }
  filled += text.slice(at)
  // An escaped brace is no escape that JSON knows.
  const reading = readJson(filled.replaceAll(/(?<!\\)((?:\\\\)*)\\\{\{/g, '$1 {{'))
  if (reading.kind === 'valid') return { ok: true, template: parts }
  return { ok: false, error: reading.kind === 'invalid' ? reading.error : null }
}

/** In valid JSON quotes begin and end strings, unless a backslash stands before them within one. */
function endsInString(text: string, begins: boolean): boolean {
  let inString = begins
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (character === '\\' && inString) index += 1
    else if (character === '"') inString = !inString
  }
  return inString
}
