import type { ReactNode } from 'react'
import { useCommand } from '../../commands/commands-context'
import { useHint } from '../../commands/use-shortcut'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** Keeps what the bar holds as a profile: as the open one, or as a new one. */
export function SaveButton(): ReactNode {
  const { run, enabled } = useCommand('profile.save')
  const name = useApp((state) => state.profile?.name)
  const what = name === undefined ? t('profiles.save.new') : t('profiles.save.into', { name })
  const hint = useHint('profile.save', what)
  return (
    <button type="button" className="button" disabled={!enabled} title={hint} onClick={run}>
      {t('profiles.save')}
    </button>
  )
}
