import type { ComposedMessage } from '../../shared/composer/composed-message'
import { messagePreview } from '../../shared/composer/message-preview'
import { HISTORY_LENGTH } from '../../shared/library/history-bounds'
import { composedDraft, type ComposerKind, type OutgoingDraft } from './outgoing-draft'

/** What was sent once. */
export interface SentDraft {
  readonly kind: ComposerKind
  /** Brings it back into its tab; the other tabs keep what they hold. */
  readonly change: Partial<OutgoingDraft>
  /** What it says, in short: to be read, not to be sent. */
  readonly content: string
}

/** Puts a draft first; what was sent twice in a row is kept once. */
export function remember(history: readonly SentDraft[], draft: OutgoingDraft): readonly SentDraft[] {
  const { kind } = draft
  const message = composedDraft(draft)
  const sent = message
    ? sentMessage(message)
    : { kind, change: { kind, file: draft.file, fileAs: draft.fileAs }, content: draftContent(draft) }
  const [latest] = history
  if (latest && isSame(latest, sent)) return history
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

/** A ping of text and one of bytes may read alike. */
function isSame(one: SentDraft, other: SentDraft): boolean {
  if (one.kind !== other.kind || one.content !== other.content) return false
  if (one.kind === 'file') return one.change.file === other.change.file && one.change.fileAs === other.change.fileAs
  return JSON.stringify(one.change) === JSON.stringify(other.change)
}
