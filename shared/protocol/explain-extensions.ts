import { DEFLATE, deflateParameters, type DeflateParameter } from './deflate-parameters'
import { parseExtensions } from './extension-header'

/** Keys of the message catalogue, under `extension.`. */
export type ExtensionMeaning = typeof DEFLATE | DeflateParameter | 'unknown'

export interface ExplainedExtension {
  readonly name: string
  readonly meaning: ExtensionMeaning
  readonly parameters: readonly {
    readonly name: string
    readonly value: string | null
    readonly meaning: ExtensionMeaning
  }[]
}

/** What the value of a Sec-WebSocket-Extensions header says, piece by piece; `null` where it cannot be read. */
export function explainExtensions(header: string): readonly ExplainedExtension[] | null {
  const reading = parseExtensions([header])
  if (!reading.ok) return null
  return reading.extensions.map(({ name, parameters }) => ({
    name,
    meaning: name === DEFLATE ? DEFLATE : 'unknown',
    parameters: parameters.map((parameter) => ({
      ...parameter,
      meaning: (name === DEFLATE && deflateParameters.find((known) => known === parameter.name)) || 'unknown',
    })),
  }))
}
