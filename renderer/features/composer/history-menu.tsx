import { DropdownMenu } from 'radix-ui'
import { useRef, type ReactNode } from 'react'
import { HISTORY_BYTES, HISTORY_LENGTH } from '../../../shared/library/history-bounds'
import { useCommand } from '../../commands/commands-context'
import { VisibleText } from '../../components/visible-text'
import type { SentDraft } from '../../store/send-history'
import { useApp } from '../../store/store-context'
import { byteCount } from '../../../shared/wording/byte-count'
import { t } from '../../wording/translate'

const MAX_LINE_LENGTH = 120

/** What was sent, newest first; choosing an entry brings it back into its tab. */
export function HistoryMenu(): ReactNode {
  const history = useApp((state) => state.history)
  const editComposer = useApp((state) => state.editComposer)
  const focusComposer = useCommand('composer.focus')
  const chosen = useRef(false)
  if (history.length === 0) return null

  const choose = (change: SentDraft['change']) => {
    editComposer(change)
    chosen.current = true
  }
  // Who brought something back wants to edit or send it; who only looked goes on from the button.
  const moveFocus = (event: Event) => {
    if (!chosen.current) return
    chosen.current = false
    event.preventDefault()
    focusComposer.run()
  }
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="button">
        {t('composer.history.open', { count: history.length })}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="history-menu"
          side="top"
          align="start"
          aria-label={t('composer.history')}
          onCloseAutoFocus={moveFocus}
        >
          {history.map(({ kind, change, content }, index) => (
            // The newest is first, so that places shift; entries have no other name.
            // oxlint-disable-next-line react/no-array-index-key
            <DropdownMenu.Item key={index} className="history-item" onSelect={() => choose(change)}>
              <span className="faint history-kind">{t(`composer.${kind}`)}</span>
              <span className="mono history-content">
                <VisibleText text={content.slice(0, MAX_LINE_LENGTH)} />
              </span>
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Label className="menu-label">
            {t('composer.history.bounds', { count: HISTORY_LENGTH, size: byteCount(HISTORY_BYTES) })}
          </DropdownMenu.Label>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
