import { z } from 'zod'
import type { FileFormat } from '../files/file-format'
import { clientProfileSchema } from '../session/client-profile'
import { serverProfileSchema } from '../session/server-profile'
import { changeReferences, secretReferenceSchema, type Json, type StoredProfile } from './stored-secrets'

export const sessionProfileSchema = z.discriminatedUnion('mode', [clientProfileSchema, serverProfileSchema])

export const MAX_PROFILE_NAME = 200
export const profileNameSchema = z.string().trim().min(1).max(MAX_PROFILE_NAME)

const MARK = '\0secret '

/**
 * A profile with references in it. While it is parsed, a text stands for each of them: they may be wherever the profile has
 * one, and nowhere else.
 */
const storedProfileSchema = z.unknown().transform((fields, context): StoredProfile => {
  const marked = changeReferences(fields as Json, (reference) => MARK + JSON.stringify(reference))
  const parsed = sessionProfileSchema.safeParse(marked)
  if (parsed.success) return changeMarks(parsed.data) as StoredProfile
  for (const issue of parsed.error.issues)
    context.addIssue({ code: 'custom', message: issue.message, path: issue.path })
  return z.NEVER
})

function changeMarks(json: Json): Json {
  if (typeof json === 'string')
    return json.startsWith(MARK) ? secretReferenceSchema.parse(JSON.parse(json.slice(MARK.length))) : json
  if (Array.isArray(json)) return json.map(changeMarks)
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(Object.entries(json).map(([name, field]) => [name, changeMarks(field)]))
}

const profileFileSchema = z.object({
  /** Stays when the file is renamed or moved: by it the window knows which profile is open. */
  id: z.string().min(1).max(200),
  name: profileNameSchema,
  profile: storedProfileSchema,
})
export type ProfileFile = z.infer<typeof profileFileSchema>

export const profileFormat: FileFormat<ProfileFile> = {
  name: 'framescope-profile',
  version: 1,
  schema: profileFileSchema,
  migrations: {},
}
