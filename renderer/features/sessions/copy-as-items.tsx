import { ContextMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { copyTargets } from '../../../shared/formats/command-lines/copied-command'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** What a session can be copied as, in a menu of its own. */
export function CopyAsItems({ session }: { readonly session: string }): ReactNode {
  const copyAs = useApp((state) => state.copySessionAs)
  return (
    <ContextMenu.Sub>
      <ContextMenu.SubTrigger className="menu-item">{t('copy-as.label')} ▸</ContextMenu.SubTrigger>
      <ContextMenu.Portal>
        <ContextMenu.SubContent className="menu">
          {copyTargets.map((target) => (
            <ContextMenu.Item key={target} className="menu-item" onSelect={() => void copyAs(session, target)}>
              {t(`copy-as.${target}`)}
            </ContextMenu.Item>
          ))}
        </ContextMenu.SubContent>
      </ContextMenu.Portal>
    </ContextMenu.Sub>
  )
}
