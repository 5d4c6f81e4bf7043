import { appError } from '../errors/app-error'
import { MAX_HEX, MAX_NAME, MAX_PATH, MAX_TEXT, type Responder } from './responder'
import type { ResponderProblem } from './responder-problem'

const limits: Readonly<Record<string, number>> = { name: MAX_NAME, path: MAX_PATH, hex: MAX_HEX }

/** Fields that are longer than main takes: known before it is asked, and said beside each. */
export function findTooLong(responders: readonly Responder[]): ResponderProblem[] {
  return responders.flatMap((responder) =>
    textsOf(responder).flatMap(([way, text]): ResponderProblem[] => {
      const limit = limits[way.slice(way.lastIndexOf('.') + 1)] ?? MAX_TEXT
      if (text.length <= limit) return []
      const error = appError('text-too-long', { limit: String(limit), length: String(text.length) })
      return [{ responder: responder.id, field: way, error }]
    }),
  )
}

/** What is typed, each with the way to its field. */
function textsOf({ name, when, steps }: Responder): [way: string, text: string][] {
  const within = (way: string, fields: object): [string, string][] =>
    Object.entries(fields).flatMap(([field, value]: [string, unknown]) =>
      typeof value === 'string' ? [[`${way}.${field}`, value]] : [],
    )
  return [
    ['name', name],
    ...(when.kind === 'message' ? within('when.match', when.match) : []),
    ...steps.flatMap((step, index) => [
      ...within(`steps.${index}`, step),
      // The contents of a file are bounded where it is read.
      ...(step.kind === 'send' && step.content.kind !== 'file' ? within(`steps.${index}.content`, step.content) : []),
    ]),
  ]
}
