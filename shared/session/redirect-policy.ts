import type { z } from 'zod'
import type { redirectPolicySchema } from './redirect-policy-schema'

export const MOST_REDIRECTS = 50

export type RedirectPolicy = z.infer<typeof redirectPolicySchema>

/** What was answered is what is shown. */
export const redirectsShown: RedirectPolicy = { follow: false, most: 10, openingMessagesElsewhere: false }
