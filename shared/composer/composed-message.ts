import { z } from 'zod'
import { MAX_HAND_MADE_FRAMES } from '../session/hand-made-frame'
import { frameDraftSchema } from './frame-draft-schema'

/** The payload of a ping or pong, typed as text or as hex; each keeps its own. */
export const controlDraftSchema = z.object({ as: z.enum(['text', 'hex']), text: z.string(), hex: z.string() })
export type ControlDraft = z.infer<typeof controlDraftSchema>

/**
 * What one tab of the composer holds, as typed: a message that is kept says what its author meant, and not only what it
 * came to. A chosen file is none, because its path is known to this run of the app alone.
 */
export const composedMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('json'), json: z.string() }),
  z.object({ kind: z.literal('hex'), hex: z.string() }),
  z.object({ kind: z.literal('base64'), base64: z.string() }),
  z.object({ kind: z.literal('ping'), ping: controlDraftSchema }),
  z.object({ kind: z.literal('pong'), pong: controlDraftSchema }),
  z.object({ kind: z.literal('close'), closeCode: z.string(), closeReason: z.string() }),
  z.object({
    kind: z.literal('frames'),
    frames: z.array(frameDraftSchema).min(1).max(MAX_HAND_MADE_FRAMES).readonly(),
  }),
])
export type ComposedMessage = z.infer<typeof composedMessageSchema>
