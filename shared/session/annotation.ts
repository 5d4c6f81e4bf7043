import type { z } from 'zod'
import type { annotationSchema } from './annotation-schema'

/** Colours of marks. Red is not among them: it stands for errors. */
export const markColours = ['amber', 'green', 'blue', 'violet'] as const

export const MAX_NOTE_LENGTH = 10_000

/** What the user says about an event. Kept in the capture; of several for the same event the latest holds. */
export type Annotation = z.infer<typeof annotationSchema>

/** An event with neither is not annotated any more. */
export const saysNothing = ({ mark, note }: Annotation): boolean => mark === false && note === null
