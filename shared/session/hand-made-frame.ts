import type { z } from 'zod'
import type { handMadeFrameSchema } from './hand-made-frame-schema'

/** As many frames go out in one go: a message cut into more is a mistake more often than a test. */
export const MAX_HAND_MADE_FRAMES = 10_000

/** A frame of which every bit is chosen (RFC 6455 §5.2), also those that no engine would send. */
export type HandMadeFrame = z.infer<typeof handMadeFrameSchema>

/** The payload ends where the header says. */
export const isHonest = ({ declaredLength, payload }: HandMadeFrame): boolean =>
  declaredLength === null || declaredLength === BigInt(payload.length)
