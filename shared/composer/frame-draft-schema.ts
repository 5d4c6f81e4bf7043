import { z } from 'zod'
import { maskChoices } from './frame-draft'

export const frameDraftSchema = z.object({
  fin: z.boolean(),
  rsv1: z.boolean(),
  rsv2: z.boolean(),
  rsv3: z.boolean(),
  opcode: z.number().int().min(0).max(15),
  mask: z.enum(maskChoices),
  /** Four bytes in hex, as typed; looked at where it is chosen. */
  key: z.string(),
  payloadAs: z.enum(['text', 'hex']),
  text: z.string(),
  hex: z.string(),
  lengthForm: z.union([z.literal('minimal'), z.literal(7), z.literal(16), z.literal(64)]),
  /** A number, as typed; empty for the payload's own length. */
  declared: z.string(),
})
