import type { Preview } from '../../../shared/session/timeline-row'
import { closeCodeName } from '../../wording/close-code-name'
import { inOneLine } from '../../wording/in-one-line'
import { t } from '../../wording/translate'

/** One line, whatever the payload. */
export function previewText(preview: Preview): string {
  switch (preview.kind) {
    case 'text':
      return `${inOneLine(preview.text)}${preview.cut ? '…' : ''}`
    case 'hex':
      return `${preview.hex.replace(/../g, '$& ').trimEnd()}${preview.cut ? ' …' : ''}`
    case 'close':
      return closeText(preview.code, preview.reason)
    case 'empty':
      return t('row.empty')
  }
}

function closeText(code: number | null, reason: string): string {
  if (code === null) return t('row.close.none')
  return `${code} ${closeCodeName(code)}${reason ? ` “${inOneLine(reason)}”` : ''}`
}
