import { Tabs } from 'radix-ui'
import type { ReactNode } from 'react'
import { useCommand } from '../../commands/commands-context'
import { VisibleText } from '../../components/visible-text'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { useInSight } from './use-in-sight'

/** Stands for what is in the connect bar and has not been started: a profile, or nothing that is kept. */
export function NewSessionTab({ value }: { readonly value: string }): ReactNode {
  const profile = useApp((state) => state.profile?.name)
  const ref = useInSight(true)
  const { run, enabled } = useCommand('tab.close')
  return (
    <div ref={ref} className="session-tab" role="presentation">
      <Tabs.Trigger value={value} className="session-tab-open" title={t('tabs.new.hint')}>
        <span className="session-tab-dot faint" aria-hidden="true">
          ✎
        </span>
        <span className="session-tab-name">
          <VisibleText text={profile ?? t('tabs.new')} />
        </span>
      </Tabs.Trigger>
      {enabled && (
        <button
          type="button"
          className="session-tab-close"
          tabIndex={-1}
          aria-hidden="true"
          title={t('tabs.new.close')}
          onClick={run}
        >
          ✕
        </button>
      )}
    </div>
  )
}
