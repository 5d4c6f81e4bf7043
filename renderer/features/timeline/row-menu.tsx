import { ContextMenu } from 'radix-ui'
import { memo, type ReactNode } from 'react'
import { CommandItem } from '../../commands/command-item'
import { useApp } from '../../store/store-context'
import { viewOf } from '../../store/timeline-view'
import { useLanguage } from '../../wording/language-context'
import { t } from '../../wording/translate'
import { CopyRowItems } from './copy-row-items'

/** What can be done with the selected row. The press that opens the menu has selected it. */
export const RowMenu = memo(function RowMenu(): ReactNode {
  useLanguage()
  return (
    <ContextMenu.Portal>
      <ContextMenu.Content className="menu" aria-label={t('timeline.label')}>
        <RowItems />
      </ContextMenu.Content>
    </ContextMenu.Portal>
  )
})

function RowItems(): ReactNode {
  const view = useApp((state) => viewOf(state.views, state.selectedSession))
  const marked = useApp((state) => (state.annotations.get(view.selected ?? -1)?.mark ?? false) !== false)
  const isReference = view.reference !== null && view.reference.event === view.selected
  return (
    <>
      <CommandItem command="row.copy" label={t('command.row.copy')} keys="C" />
      <CopyRowItems />
      <CommandItem command="row.edit" label={t('command.row.edit')} keys="E" />
      <CommandItem command="row.keep" label={t('command.row.keep')} keys="L" />
      <CommandItem command="replay.selected" label={t('replay.open')} />
      <CommandItem command="row.export" label={t('export.open')} />
      <ContextMenu.Separator className="menu-line" />
      <CommandItem
        command="timeline.reference"
        label={t(isReference ? 'timeline.reference.clear' : 'timeline.reference.set')}
      />
      <CommandItem command="mark.toggle" label={t(marked ? 'mark.remove' : 'mark.toggle')} keys="M" />
      <CommandItem command="mark.note" label={t('mark.note.edit')} keys="N" />
    </>
  )
}
