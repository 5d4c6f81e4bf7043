import type { Preview } from '../session/timeline-row'
import { closeCodeName } from './close-code-name'
import { t } from './translate'

/** What a row says of a payload, in the payload's own characters: whoever draws them makes all of them visible. */
export function previewText(preview: Preview): string {
  switch (preview.kind) {
    case 'text':
      return `${preview.text}${preview.cut ? '…' : ''}`
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
  return `${code} ${closeCodeName(code)}${reason ? ` “${reason}”` : ''}`
}
