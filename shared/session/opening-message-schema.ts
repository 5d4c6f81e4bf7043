import { z } from 'zod'
import { openingMessageKinds } from './opening-message'

export const openingMessageSchema = z.object({
  kind: z.enum(openingMessageKinds),
  content: z.string().max(4 * 1024 * 1024),
})
