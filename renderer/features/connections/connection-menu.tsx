import { ContextMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import type { ConnectionSummary } from '../../../shared/session/connection-summary'
import { CommandItem } from '../../commands/command-item'
import { standingSelection } from '../../store/connections-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** What can be done with the selected connections. */
export function ConnectionMenu(): ReactNode {
  return (
    <ContextMenu.Portal>
      <ContextMenu.Content className="menu" aria-label={t('connections.selected.actions')}>
        <MenuItems />
      </ContextMenu.Content>
    </ContextMenu.Portal>
  )
}

function MenuItems(): ReactNode {
  const paused = useApp((state) => areAll(standingSelection(state), ({ reading }) => !reading))
  const silent = useApp((state) => areAll(standingSelection(state), ({ answersPings }) => !answersPings))
  return (
    <>
      <CommandItem command="connection.ping" label={t('connections.ping')} keys="P" />
      <CommandItem
        command="connection.reading"
        label={t(paused ? 'connections.resume' : 'connections.pause')}
        keys="R"
      />
      <CommandItem
        command="connection.pongs"
        label={t(silent ? 'connections.answer' : 'connections.withhold')}
        keys="W"
      />
      <ContextMenu.Separator className="menu-line" />
      <CommandItem command="connection.export" label={t('export.open')} keys="" />
      <ContextMenu.Separator className="menu-line" />
      <CommandItem command="connection.close" label={t('connections.close')} keys="C" />
      <CommandItem command="connection.drop" label={t('connections.drop')} keys="D" />
    </>
  )
}

/** Of none it is not so: there is nothing to undo. */
const areAll = (connections: readonly ConnectionSummary[], are: (summary: ConnectionSummary) => boolean): boolean =>
  connections.length > 0 && connections.every(are)
