import { ContextMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { copyTargets } from '../../../shared/formats/command-lines/copied-command'
import { CommandItem } from '../../commands/command-item'
import { t } from '../../wording/translate'

/** What a message can be copied as, in a menu of its own. */
export function CopyRowItems(): ReactNode {
  return (
    <ContextMenu.Sub>
      <ContextMenu.SubTrigger className="menu-item">{t('copy-as.label')} ▸</ContextMenu.SubTrigger>
      <ContextMenu.Portal>
        <ContextMenu.SubContent className="menu">
          {copyTargets.map((target) => (
            <CommandItem key={target} command={`row.copy-as-${target}`} label={t(`copy-as.${target}`)} keys="" />
          ))}
        </ContextMenu.SubContent>
      </ContextMenu.Portal>
    </ContextMenu.Sub>
  )
}
