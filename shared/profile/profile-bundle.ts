import { z } from 'zod'
import { environmentFormat } from '../environment/environment'
import type { FileFormat } from '../files/file-format'
import { profileFormat } from './profile-file'

const MAX_FILES = 20_000

/** Of a folder or a whole workspace, in one file: what its files hold, secrets left out as in them. */
const bundleSchema = z.object({
  /** Relative, with `/` between names; empty ones too. */
  folders: z.array(z.string().max(4096)).max(MAX_FILES),
  profiles: z.array(z.object({ folder: z.string().max(4096), file: profileFormat.schema })).max(MAX_FILES),
  environments: z.array(environmentFormat.schema).max(MAX_FILES).default([]),
})
export type ProfileBundle = z.infer<typeof bundleSchema>

export const bundleFormat: FileFormat<ProfileBundle> = {
  name: 'framescope-bundle',
  version: 1,
  schema: bundleSchema,
  migrations: {},
}
