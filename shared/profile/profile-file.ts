import { z } from 'zod'
import type { FileFormat } from '../files/file-format'
import { clientProfileSchema } from '../session/client-profile-schema'
import { serverProfileSchema } from '../session/server-profile-schema'
import { profileIdSchema } from './profile-id'
import type { Json } from './json-fields'
import { changeTexts, hasStrayReference, secretReferenceSchema, type StoredProfile } from './stored-secrets'

export const sessionProfileSchema = z.discriminatedUnion('mode', [clientProfileSchema, serverProfileSchema])

export const MAX_PROFILE_NAME = 200
export const profileNameSchema = z.string().trim().min(1).max(MAX_PROFILE_NAME)

/** No text of a file begins so while it is parsed: those that do are given another `\0` for as long. */
const MARK = '\0secret '

/**
 * A profile with references in it. While it is parsed, a text stands for each of them: they may be where the profile may have
 * a secret, and nowhere else.
 */
const storedProfileSchema = z.unknown().transform((fields, context): StoredProfile => {
  const marked = marksOf(fields as Json)
  const parsed = sessionProfileSchema.safeParse(marked)
  if (!parsed.success) {
    for (const issue of parsed.error.issues)
      context.addIssue({ code: 'custom', message: issue.message, path: issue.path })
    return z.NEVER
  }
  const stored = referencesOf(parsed.data) as StoredProfile
  if (!hasStrayReference(stored)) return stored
  context.addIssue({ code: 'custom', message: 'a secret where a profile has none' })
  return z.NEVER
})

const marksOf = (fields: Json): Json =>
  changeTexts(
    fields,
    (text) => (text.startsWith('\0') ? `\0${text}` : text),
    (reference) => MARK + JSON.stringify(reference),
  )

const referencesOf = (marked: Json): Json =>
  changeTexts(marked, (text) => {
    if (text.startsWith(MARK)) return secretReferenceSchema.parse(JSON.parse(text.slice(MARK.length)))
    return text.startsWith('\0') ? text.slice(1) : text
  })

const profileFileSchema = z.object({
  /** Stays when the file is renamed or moved: by it the window knows which profile is open. */
  id: profileIdSchema,
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
