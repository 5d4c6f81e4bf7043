import { messagePreview } from '../../shared/composer/message-preview'
import type { AppError } from '../../shared/errors/app-error'
import type { ReadFile } from '../../shared/files/file-format'
import type { Library, LibraryMessage } from '../../shared/library/library'
import type { MessageFile } from '../../shared/library/message-file'
import type { FolderContents } from '../files/folder-index'

const PREVIEW_LENGTH = 200

/** What is remembered of a message: not what it says, which may be long. */
export type KnownMessage = Omit<LibraryMessage, 'path'>

export function knownMessage({ value }: ReadFile<MessageFile>): KnownMessage {
  const { id, name, profile, order, message } = value
  const preview = messagePreview(message).slice(0, PREVIEW_LENGTH)
  return { id, name, profile, order, kind: message.kind, preview }
}

/** What the window shows of a folder's contents. */
export function libraryOf({ folders, files }: FolderContents<KnownMessage>, problem: AppError | null): Library {
  const messages: LibraryMessage[] = []
  const rejected: { file: string; error: AppError }[] = []
  for (const [path, file] of files)
    if (file.ok) messages.push({ path, ...file.value })
    else rejected.push({ file: path, error: file.error })
  return { folders, messages, rejected, problem }
}
