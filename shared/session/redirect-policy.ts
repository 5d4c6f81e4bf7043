import { z } from 'zod'

export const MOST_REDIRECTS = 50

export const redirectPolicySchema = z.object({
  /** Else the redirect is shown as the refusal that it is. */
  follow: z.boolean(),
  /** As many in a row. */
  most: z.number().int().min(0).max(MOST_REDIRECTS),
  /** Opening messages are sent to another origin too. Absent in captures and drafts from before there was the choice. */
  openingMessagesElsewhere: z.boolean().default(false),
})
export type RedirectPolicy = z.infer<typeof redirectPolicySchema>

/** What was answered is what is shown. */
export const redirectsShown: RedirectPolicy = { follow: false, most: 10, openingMessagesElsewhere: false }
