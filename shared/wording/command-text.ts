import { copyCommand } from '../formats/command-lines/copy-command'
import type { CopiedMessage, CopyTarget } from '../formats/command-lines/copied-command'
import type { ClientProfile } from '../session/client-profile'
import { t } from './translate'

/** What is copied, with a comment before it on what it has no words for. */
export function commandText(target: CopyTarget, profile: ClientProfile, message: CopiedMessage | null): string {
  const { text, leftOut } = copyCommand(target, profile, message)
  if (leftOut.length === 0) return text
  const what = leftOut.map((each) => t(`left-out.${each}`)).join(', ')
  return `${target === 'javascript' ? '//' : '#'} ${t('copy-as.left-out', { what })}\n${text}`
}
