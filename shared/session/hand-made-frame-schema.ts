import { z } from 'zod'
import { fitsLengthForm, MAX_DECLARED_LENGTH } from '../protocol/frame-encoder'

/** Not `z.instanceof`, whose type would be too narrow for bytes from a file. */
export const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

export const handMadeFrameSchema = z
  .object({
    fin: z.boolean(),
    rsv1: z.boolean(),
    rsv2: z.boolean(),
    rsv3: z.boolean(),
    opcode: z.number().int().min(0).max(15),
    /** The four bytes as one big-endian number; `random`: chosen anew each time; `null`: not masked. */
    maskingKey: z.union([z.literal('random'), z.number().int().min(0).max(0xffff_ffff)]).nullable(),
    /** Unmasked. */
    payload: bytesSchema,
    lengthForm: z.union([z.literal('minimal'), z.literal(7), z.literal(16), z.literal(64)]),
    /** Said instead of the payload's length; `null` says the truth. */
    declaredLength: z.bigint().min(0n).max(MAX_DECLARED_LENGTH).nullable(),
  })
  .refine(({ lengthForm, declaredLength, payload }) => fitsLengthForm(lengthForm, declaredLength ?? payload.length))
