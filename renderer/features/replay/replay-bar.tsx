import type { ReactNode } from 'react'
import { isReplaying, type ReplayStatus } from '../../../shared/replay/replay-report'
import { useCommand } from '../../commands/commands-context'
import { DismissButton } from '../../components/dismiss-button'
import { Problem } from '../../components/problem'
import { toldReplay } from '../../store/replay-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { comparisonWords, replayWords } from './replay-words'
import './replay.css'

/** How far the replay in the shown session is, and what it came to until that is put away. */
export function ReplayBar(): ReactNode {
  const told = useApp(toldReplay)
  const error = useApp((state) => state.replaysError)
  if (told === null) return null
  return (
    <section className="replay-bar" aria-label={t('replay.bar')}>
      {isReplaying(told.state) ? <Running status={told} /> : <Over status={told} />}
      {error && <Problem error={error} />}
    </section>
  )
}

function Running({ status }: { readonly status: ReplayStatus }): ReactNode {
  const { state, sent, steps } = status
  const pause = useCommand('replay.pause')
  const step = useCommand('replay.step')
  const stop = useCommand('replay.stop')
  return (
    <>
      <progress aria-label={t('replay.progress')} max={steps ?? undefined} value={steps === null ? undefined : sent} />
      <span className="replay-told">{replayWords(status)}</span>
      {(state === 'running' || state === 'paused') && (
        <>
          <button type="button" className="button small" onClick={pause.run}>
            {t(state === 'paused' ? 'replay.resume' : 'replay.pause')}
          </button>
          <button type="button" className="button small" onClick={step.run}>
            {t('replay.step')}
          </button>
        </>
      )}
      <button type="button" className="button small" onClick={stop.run}>
        {t('replay.stop')}
      </button>
    </>
  )
}

function Over({ status }: { readonly status: ReplayStatus }): ReactNode {
  const report = useApp((state) => state.reportReplay)
  const putAway = useApp((state) => state.putReplayAway)
  const { replay, session, error } = status
  return (
    <>
      <output className="replay-told">
        {replayWords(status)} {comparisonWords(status)}
        {error && <Problem error={error} />}
      </output>
      <button type="button" className="button small" onClick={() => report(replay)}>
        {t('replay.report')}
      </button>
      <DismissButton label={t('replay.put-away')} onDismiss={() => putAway(session)} />
    </>
  )
}
