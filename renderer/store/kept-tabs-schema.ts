import { z } from 'zod'

export const keptTabsSchema = z.object({
  tabs: z.array(z.string()),
  /** `null`: a new session. */
  shown: z.string().nullable(),
  /** The sessions that stand side by side. */
  split: z.tuple([z.string(), z.string()]).nullable().default(null),
})
