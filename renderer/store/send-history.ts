import type { OutgoingDraft } from './outgoing-draft'

/** Enough to find back what was sent in an afternoon. */
export const HISTORY_LIMIT = 100

/** Puts a draft first; what was sent twice in a row is kept once. */
export function remember(history: readonly OutgoingDraft[], draft: OutgoingDraft): readonly OutgoingDraft[] {
  const [latest] = history
  if (latest && draftLabel(latest) === draftLabel(draft)) return history
  return [draft, ...history].slice(0, HISTORY_LIMIT)
}

/** One line that tells drafts apart: the content of the tab that was sent. */
export function draftLabel(draft: OutgoingDraft): string {
  return `${draft.kind} ${draftContent(draft)}`
}

export function draftContent(draft: OutgoingDraft): string {
  if (draft.kind === 'file') return draft.file?.name ?? ''
  if (draft.kind === 'close') return `${draft.closeCode} ${draft.closeReason}`.trim()
  return draft[draft.kind]
}
