import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { draftContent } from '../../store/send-history'
import { useApp } from '../../store/store-context'
import { inOneLine } from '../../wording/in-one-line'
import { t } from '../../wording/translate'

const MAX_LINE_LENGTH = 120

/** What was sent, newest first; choosing an entry brings it back into its tab. */
export function HistoryMenu(): ReactNode {
  const history = useApp((state) => state.history)
  const editComposer = useApp((state) => state.editComposer)
  if (history.length === 0) return null
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="button">
        {t('composer.history.open', { count: history.length })}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="history-menu" side="top" align="start" aria-label={t('composer.history')}>
          {history.map((draft, index) => (
            // The newest is first, so that places shift; entries have no other name.
            // oxlint-disable-next-line react/no-array-index-key
            <DropdownMenu.Item key={index} className="history-item" onSelect={() => editComposer(draft)}>
              <span className="faint history-kind">{t(`composer.${draft.kind}`)}</span>
              <span className="mono history-content">{inOneLine(draftContent(draft).slice(0, MAX_LINE_LENGTH))}</span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
