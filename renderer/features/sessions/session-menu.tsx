import { ContextMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { isExporting } from '../../store/export-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { CopyAsItems } from './copy-as-items'

interface SessionMenuProps {
  readonly id: string
  readonly name: string
  readonly live: boolean
  readonly children: ReactNode
}

/** A session of the list with what can be done with it, whichever is shown. */
export function SessionMenu({ id, name, live, children }: SessionMenuProps): ReactNode {
  const prepareReplay = useApp((state) => state.prepareReplay)
  const listReplays = useApp((state) => state.listReplays)
  const prepareExport = useApp((state) => state.prepareExport)
  const exporting = useApp(isExporting)
  const askToDelete = useApp((state) => state.askToDelete)
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild>{children}</ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className="menu" aria-label={name}>
          <ContextMenu.Item className="menu-item" onSelect={() => void prepareReplay(id, 'all')}>
            {t('replay.open')}
          </ContextMenu.Item>
          <ContextMenu.Item className="menu-item" onSelect={() => void listReplays(id)}>
            {t('command.replay.list')}
          </ContextMenu.Item>
          <CopyAsItems session={id} />
          <ContextMenu.Item className="menu-item" disabled={exporting} onSelect={() => void prepareExport(id, 'all')}>
            {t('export.open')}
          </ContextMenu.Item>
          <ContextMenu.Separator className="menu-line" />
          <ContextMenu.Item className="menu-item" disabled={live} onSelect={() => askToDelete(id)}>
            {t('command.session.delete')}
          </ContextMenu.Item>
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  )
}
