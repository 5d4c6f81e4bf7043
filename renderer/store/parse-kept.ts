import type { z } from 'zod'
import { clientProfileSchema } from '../../shared/session/client-profile-schema'
import { serverProfileSchema } from '../../shared/session/server-profile-schema'
import { keptTabsSchema } from './kept-tabs-schema'
import { nothingKept, type Kept, type KeptTexts } from './read-kept'

/** What cannot be read, or is of a form from before, is as if it were not there. */
export const parseKept = ({ client, server, tabs }: KeptTexts): Kept => ({
  drafts: {
    client: parse(clientProfileSchema, client) ?? nothingKept.drafts.client,
    server: parse(serverProfileSchema, server) ?? nothingKept.drafts.server,
  },
  tabs: parse(keptTabsSchema, tabs) ?? nothingKept.tabs,
})

function parse<T>(schema: z.ZodType<T>, text: string | null): T | null {
  if (text === null) return null
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
