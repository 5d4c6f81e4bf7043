import { z } from 'zod'

/** Of a profile, in its file and wherever something belongs to it; somebody may have written it by hand. */
export const profileIdSchema = z.string().min(1).max(200)
