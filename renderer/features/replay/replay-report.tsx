import { Dialog } from 'radix-ui'
import { useState, type ReactNode } from 'react'
import type { ReplayStatus } from '../../../shared/replay/replay-report'
import { useCommand } from '../../commands/commands-context'
import { Modal } from '../../components/modal'
import { Segments } from '../../components/segments'
import { useApp } from '../../store/store-context'
import { startTime } from '../../../shared/wording/clock-time'
import { t } from '../../wording/translate'
import { ComparisonReport } from './comparison-report'
import { comparisonWords, replayWords } from './replay-words'
import { TimingReport } from './timing-report'
import './replay.css'

/** What came back against the recording, and when messages were sent. */
export function ReplayReport(): ReactNode {
  const status = useApp((state) => state.replays.get(state.reportedReplay ?? ''))
  const report = useApp((state) => state.reportReplay)
  const zone = useApp((state) => state.settings.times)
  const focusTimeline = useCommand('timeline.focus')
  return (
    <Modal
      title={t('replay.of', { time: startTime(status?.startedAt ?? 0, zone) })}
      open={status !== undefined}
      onOpen={() => report(null)}
      returnFocus={focusTimeline.run}
      className="replay-dialog"
    >
      {status && <Report status={status} />}
      <div className="dialog-buttons">
        <Dialog.Close className="button">{t('close')}</Dialog.Close>
      </div>
    </Modal>
  )
}

function Report({ status }: { readonly status: ReplayStatus }): ReactNode {
  const [part, setPart] = useState<'comparison' | 'timing'>('comparison')
  return (
    <>
      <p className="dim">
        {replayWords(status)} {comparisonWords(status)}
      </p>
      <Segments
        label={t('replay.report')}
        value={part}
        segments={[
          { value: 'comparison', label: t('replay.comparison') },
          { value: 'timing', label: t('replay.timing') },
        ]}
        onChange={setPart}
      />
      {part === 'comparison' ? <ComparisonReport status={status} /> : <TimingReport status={status} />}
    </>
  )
}
