import { readJson, type JsonSyntaxError } from '../payload/json-reader'
import { checkJsonTemplate } from '../responder/json-template'
import { parseVariables } from './variable-template'

/** What keeps a text from being JSON once values stand in the places of its variables. */
export function jsonFault(text: string): JsonSyntaxError | null {
  const reading = parseVariables(text)
  if (reading.ok && reading.template.some(({ kind }) => kind === 'value')) {
    const json = checkJsonTemplate(text, reading.template)
    return json.ok ? null : json.error
  }
  const json = readJson(text)
  return json.kind === 'invalid' ? json.error : null
}
