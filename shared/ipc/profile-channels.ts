import { z } from 'zod'
import { profileNameSchema, sessionProfileSchema } from '../profile/profile-file'
import type { OpenedProfile, ProfileTree } from '../profile/profile-tree'
import { push, request } from './channel'

/** As the tree has it; `''` is the folder of all. Main looks it up and never takes it for a path of the system. */
const at = z.string().max(4096)
const name = profileNameSchema

/**
 * The profiles of the workspace. Each change is refused with `profile-not-found` where another program was faster, and with
 * `workspace-write-failed` where the disk does not take it; `changed` tells of what came of it, and of what other programs
 * did.
 */
export const profileChannels = {
  workspace: request<{ readonly folder: string }>()(z.undefined()),
  /** Asks which folder is to be the workspace, now and at the next start; `null` when the user cancelled. */
  chooseWorkspace: request<{ readonly folder: string } | null>()(z.undefined()),
  tree: request<ProfileTree>()(z.undefined()),
  changed: push<ProfileTree>(),
  open: request<OpenedProfile>()(z.object({ path: at })),
  create: request<OpenedProfile>()(z.object({ folder: at, name, profile: sessionProfileSchema })),
  /** `edition` as it was opened; `profile-changed` where it is another one now. `null` overwrites that. */
  save: request<OpenedProfile>()(
    z.object({ path: at, profile: sessionProfileSchema, edition: z.string().max(100).nullable() }),
  ),
  /** These reply with the path that it has then. */
  createFolder: request<{ readonly path: string }>()(z.object({ folder: at, name })),
  rename: request<{ readonly path: string }>()(z.object({ path: at, name })),
  /** Refused with `folder-within-itself`. */
  move: request<{ readonly path: string }>()(z.object({ path: at, folder: at })),
  /** A copy beside it, of a folder with all profiles in it. */
  duplicate: request<{ readonly path: string }>()(z.object({ path: at })),
  /** A folder stays where it holds other files. `deletion` brings back what was deleted, in this run of the app. */
  delete: request<{ readonly deletion: string }>()(z.object({ path: at })),
  /** Asks where to, then writes a profile, a folder, or with `''` the workspace; `null` when the user cancelled. */
  export: request<{ readonly path: string } | null>()(z.object({ path: at })),
  /** Asks for what was exported, and adds it; `null` when the user cancelled. */
  import: request<{ readonly profiles: number } | null>()(z.object({ folder: at })),
  /** Refused with `name-taken` and `deletion-forgotten`. */
  restore: request<null>()(z.object({ deletion: z.string().max(100) })),
}
