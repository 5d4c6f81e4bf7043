import { z } from 'zod'
import { composedMessageSchema, type ComposedMessage } from '../composer/composed-message'
import type { Library } from '../library/library'
import { folderSchema, messageNameSchema, ownerSchema } from '../library/message-file'
import { push, request } from './channel'

/** As `Library` has it; `''` is the folder of all. Main looks it up and never takes it for a path of the system. */
const path = folderSchema
const profile = ownerSchema

/**
 * The library of messages, a file each. What changes it is refused with `message-not-found` where another program was
 * faster, and with `workspace-write-failed` where the disk does not take it; `changed` tells what came of it, and what
 * other programs did.
 */
export const libraryChannels = {
  read: request<Library>()(z.undefined()),
  changed: push<Library>(),
  /** What a message says. */
  message: request<ComposedMessage>()(z.object({ path })),
  /** At the end of a folder, which is made where there is none. */
  add: request<{ readonly path: string }>()(
    z.object({ folder: path, name: messageNameSchema, profile, message: composedMessageSchema }),
  ),
  /** What is left out stays. */
  change: request<{ readonly path: string }>()(
    z.object({
      path,
      name: messageNameSchema.optional(),
      profile: profile.optional(),
      message: composedMessageSchema.optional(),
    }),
  ),
  /** Before another one of the folder, or at its end. */
  move: request<{ readonly path: string }>()(z.object({ path, folder: path, before: path.nullable() })),
  /** `deletion` brings it back, in this run of the app. */
  delete: request<{ readonly deletion: string }>()(z.object({ path })),
  /** Refused with `deletion-forgotten` and `name-taken`. */
  restore: request<null>()(z.object({ deletion: z.string().max(100) })),
  /** Asks where to, then writes all messages, or those that are named, into one file; `null` when the user cancelled. */
  export: request<{ readonly path: string; readonly messages: number } | null>()(
    z.object({ paths: z.array(path).max(20_000).nullable() }),
  ),
  /** Asks for a file of messages, or of one, and adds them; `null` when the user cancelled. */
  import: request<{ readonly messages: number } | null>()(z.undefined()),
  /** What was sent with a profile in earlier runs and in this one, newest first; `null`: without one. */
  history: request<readonly ComposedMessage[]>()(z.object({ owner: profile })),
  remember: request<null>()(z.object({ owner: profile, message: composedMessageSchema })),
}
