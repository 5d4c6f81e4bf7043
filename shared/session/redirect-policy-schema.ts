import { z } from 'zod'
import { MOST_REDIRECTS } from './redirect-policy'

export const redirectPolicySchema = z.object({
  /** Else the redirect is shown as the refusal that it is. */
  follow: z.boolean(),
  /** As many in a row. */
  most: z.number().int().min(0).max(MOST_REDIRECTS),
  /** Opening messages are sent to another origin too. Absent in captures and drafts from before there was the choice. */
  openingMessagesElsewhere: z.boolean().default(false),
})
