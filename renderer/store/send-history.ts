import type { ComposedMessage } from '../../shared/composer/composed-message'
import { messagePreview } from '../../shared/composer/message-preview'
import { HISTORY_LENGTH } from '../../shared/library/history-bounds'
import { composedDraft, type ComposerKind, type OutgoingDraft } from './outgoing-draft'

/** What was sent once. */
export interface SentDraft {
  readonly kind: ComposerKind
  /** Brings it back into its tab; the other tabs keep what they hold. */
  readonly change: Partial<OutgoingDraft>
  /** The content, to tell entries apart. */
  readonly content: string
}

/** Puts a draft first; what was sent twice in a row is kept once. */
export function remember(history: readonly SentDraft[], draft: OutgoingDraft): readonly SentDraft[] {
  const { kind } = draft
  const content = draftContent(draft)
  const [latest] = history
  if (latest && latest.kind === kind && latest.content === content) return history
  const message = composedDraft(draft)
  const sent = message
    ? sentMessage(message)
    : { kind, change: { kind, file: draft.file, fileAs: draft.fileAs }, content }
  return [sent, ...history].slice(0, HISTORY_LENGTH)
}

export const sentMessage = (message: ComposedMessage): SentDraft => ({
  kind: message.kind,
  change: message.kind === 'frames' ? { ...message, frame: 0 } : message,
  content: messagePreview(message),
})

/** What it says, in short: to be read, not to be sent. */
export function draftContent(draft: OutgoingDraft): string {
  const message = composedDraft(draft)
  return message ? messagePreview(message) : (draft.file?.name ?? '')
}
