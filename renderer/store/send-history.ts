import type { FrameDraft } from '../../shared/composer/frame-draft'
import type { ComposerKind, OutgoingDraft } from './outgoing-draft'

/** Enough to find back what was sent in an afternoon. */
export const HISTORY_LIMIT = 100

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
  return [{ kind, change: changeTo(draft), content }, ...history].slice(0, HISTORY_LIMIT)
}

function changeTo(draft: OutgoingDraft): Partial<OutgoingDraft> {
  switch (draft.kind) {
    case 'text':
    case 'json':
    case 'hex':
    case 'base64':
    case 'ping':
    case 'pong':
      return { kind: draft.kind, [draft.kind]: draft[draft.kind] }
    case 'file':
      return { kind: 'file', file: draft.file, fileAs: draft.fileAs }
    case 'close':
      return { kind: 'close', closeCode: draft.closeCode, closeReason: draft.closeReason }
    case 'frames':
      return { kind: 'frames', frames: draft.frames, frame: 0 }
  }
}

/** What it says, in short: to be read, not to be sent. */
export function draftContent(draft: OutgoingDraft): string {
  switch (draft.kind) {
    case 'text':
    case 'json':
    case 'hex':
    case 'base64':
      return draft[draft.kind]
    case 'ping':
    case 'pong':
      return draft[draft.kind][draft[draft.kind].as]
    case 'file':
      return draft.file?.name ?? ''
    case 'close':
      return `${draft.closeCode} ${draft.closeReason}`.trim()
    case 'frames':
      return draft.frames.map(frameContent).join(' · ')
  }
}

/** All that tells a frame apart: the bits, and the payload as typed. */
function frameContent({
  fin,
  rsv1,
  rsv2,
  rsv3,
  opcode,
  mask,
  key,
  payloadAs,
  lengthForm,
  declared,
  ...payload
}: FrameDraft) {
  const bits = [fin, rsv1, rsv2, rsv3].map(Number).join('')
  const masking = mask === 'required' ? '' : mask === 'chosen' ? ` ${key}` : ` ${mask}`
  const length = `${lengthForm === 'minimal' ? '' : ` ${lengthForm}`}${declared === '' ? '' : ` =${declared}`}`
  return `${bits} 0x${opcode.toString(16)}${masking}${length} ${payload[payloadAs]}`.trimEnd()
}
