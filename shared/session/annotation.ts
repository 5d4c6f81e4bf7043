import { z } from 'zod'

/** Colours of marks. Red is not among them: it stands for errors. */
export const markColours = ['amber', 'green', 'blue', 'violet'] as const

export const MAX_NOTE_LENGTH = 10_000

/** What the user says about an event. Kept in the capture; of several for the same event the latest holds. */
export const annotationSchema = z.object({
  event: z.number().int().min(0),
  /** `true` marks without a colour of its own, `false` does not mark. */
  mark: z.union([z.boolean(), z.enum(markColours)]),
  /** `null` for none. */
  note: z.string().max(MAX_NOTE_LENGTH).nullable(),
})
export type Annotation = z.infer<typeof annotationSchema>

/** An event with neither is not annotated any more. */
export const saysNothing = ({ mark, note }: Annotation): boolean => mark === false && note === null
