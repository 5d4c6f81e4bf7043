import type { z } from 'zod'
import type {
  messageMatchSchema,
  triggerSchema,
  contentSchema,
  recipientsSchema,
  stepSchema,
  responderSchema,
} from './responder-schema'

/** Characters, as of all that follow. */
export const MAX_TEXT = 1024 * 1024
export const MAX_PATH = 1000
export const MAX_HEX = 64 * 1024
export const MAX_NAME = 200
export const MAX_STEPS = 100
export const MAX_FILE_BYTES = 1024 * 1024

/** What a message has to be; the first failing look at it is the last one. */
export type MessageMatch = z.infer<typeof messageMatchSchema>
export type Trigger = z.infer<typeof triggerSchema>
export type Content = z.infer<typeof contentSchema>

/** `others`: all that are open but the sender. A `sender` is the connection that the trigger is about. */
export type Recipients = z.infer<typeof recipientsSchema>
export type Step = z.infer<typeof stepSchema>

/** A rule of a server session: when something happens, do this, in order. */
export type Responder = z.infer<typeof responderSchema>

export const MAX_RESPONDERS = 200
/** Characters in all of a list. */
export const MAX_LIST = 16 * 1024 * 1024

export const lengthOfAll = (responders: readonly Responder[]): number =>
  responders.reduce((sum, responder) => sum + lengthOf(responder), 0)

function lengthOf({ when, steps }: Responder): number {
  const match = when.kind === 'message' ? charactersIn(when.match) : 0
  return steps.reduce(
    (sum, step) => sum + charactersIn(step) + (step.kind === 'send' ? charactersIn(step.content) : 0),
    match,
  )
}

const charactersIn = (fields: object): number =>
  Object.values(fields).reduce<number>((sum, field) => sum + (typeof field === 'string' ? field.length : 0), 0)

export const DEFAULT_MAX_PER_SECOND = 1000

/** What a new responder starts from. */
export const newResponder = ({ id, name }: Pick<Responder, 'id' | 'name'>): Responder => ({
  id,
  name,
  enabled: true,
  when: { kind: 'message', match: { kind: 'any' } },
  steps: [{ kind: 'send', to: 'sender', content: { kind: 'text', text: '' } }],
  maxPerSecond: DEFAULT_MAX_PER_SECOND,
})

/** For what is kept: heads of captures, which are files to give away and read for every list, and drafts. */
export const withoutFiles = (responders: readonly Responder[]): Responder[] =>
  responders.map((responder) => ({
    ...responder,
    steps: responder.steps.map((step) =>
      step.kind === 'send' && step.content.kind === 'file'
        ? { ...step, content: { ...step.content, base64: null } }
        : step,
    ),
  }))
