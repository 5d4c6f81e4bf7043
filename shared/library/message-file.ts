import { z } from 'zod'
import { composedMessageSchema } from '../composer/composed-message'
import type { FileFormat } from '../files/file-format'
import { profileIdSchema } from '../profile/profile-id'

export const MAX_MESSAGE_NAME = 200
export const messageNameSchema = z.string().trim().min(1).max(MAX_MESSAGE_NAME)
/** Of the profile that a message belongs to; `null`: it is shared by all. */
export const ownerSchema = profileIdSchema.nullable()

const messageFileSchema = z.object({
  /** Stays when the file is renamed or moved. */
  id: z.string().min(1).max(100),
  name: messageNameSchema,
  profile: ownerSchema,
  /** The lower ones of a folder come first. */
  order: z.number(),
  message: composedMessageSchema,
})
export type MessageFile = z.infer<typeof messageFileSchema>

/** One message of the library. */
export const messageFormat: FileFormat<MessageFile> = {
  name: 'framescope-message',
  version: 1,
  schema: messageFileSchema,
  migrations: {},
}

/** Names of folders with `/` between them, the outermost first; empty for none. */
export const folderSchema = z.string().max(4096)

const bundleSchema = z.object({
  messages: z
    .array(
      z.object({ folder: folderSchema, name: messageNameSchema, profile: ownerSchema, message: composedMessageSchema }),
    )
    .max(20_000),
})
export type MessageBundle = z.infer<typeof bundleSchema>

/** Messages on their way to another computer, in their order. */
export const bundleFormat: FileFormat<MessageBundle> = {
  name: 'framescope-messages',
  version: 1,
  schema: bundleSchema,
  migrations: {},
}
