import type { Preview } from '../../../shared/session/timeline-row'
import { closeCodeName } from '../../wording/close-code-name'
import { t } from '../../wording/translate'

/** One line, whatever the payload: line ends and control characters become signs (U+2400 …), not breaks. */
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

const CONTROL_PICTURES = 0x2400
const DELETE_PICTURE = '\u2421'

const inOneLine = (text: string): string =>
  // oxlint-disable-next-line no-control-regex
  text.replace(/[\0-\x1f\x7f]/g, (character) =>
    character === '\x7f' ? DELETE_PICTURE : String.fromCharCode(CONTROL_PICTURES + character.charCodeAt(0)),
  )
