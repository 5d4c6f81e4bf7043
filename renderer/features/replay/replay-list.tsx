import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { isReplaying, type ReplayStatus } from '../../../shared/replay/replay-report'
import { useCommand } from '../../commands/commands-context'
import { Modal } from '../../components/modal'
import { Problem } from '../../components/problem'
import { useApp } from '../../store/store-context'
import { startTime } from '../../../shared/wording/clock-time'
import { t } from '../../wording/translate'
import { comparisonWords, replayWords } from './replay-words'
import './replay.css'

/** The replays that are kept with a session. */
export function ReplayList(): ReactNode {
  const session = useApp((state) => state.replaysListed)
  const list = useApp((state) => state.listReplays)
  const focusTimeline = useCommand('timeline.focus')
  return (
    <Modal
      title={t('replay.list')}
      open={session !== null}
      onOpen={() => void list(null)}
      returnFocus={focusTimeline.run}
      className="replay-dialog"
    >
      {session !== null && <Replays session={session} />}
      <div className="dialog-buttons">
        <Dialog.Close className="button">{t('close')}</Dialog.Close>
      </div>
    </Modal>
  )
}

function Replays({ session }: { readonly session: string }): ReactNode {
  const replays = useApp(
    useShallow((state) =>
      [...state.replays.values()]
        .filter((status) => status.session === session)
        .toSorted((one, other) => other.startedAt - one.startedAt),
    ),
  )
  const error = useApp((state) => state.replaysError)
  return (
    <>
      {error && <Problem error={error} />}
      {replays.length === 0 && !error && <p className="dim">{t('replay.list.none')}</p>}
      <ul className="replay-pairs">
        {replays.map((status) => (
          <Item key={status.replay} status={status} />
        ))}
      </ul>
    </>
  )
}

function Item({ status }: { readonly status: ReplayStatus }): ReactNode {
  const report = useApp((state) => state.reportReplay)
  const list = useApp((state) => state.listReplays)
  const remove = useApp((state) => state.deleteReplay)
  const zone = useApp((state) => state.settings.times)
  const time = startTime(status.startedAt, zone)
  const open = () => {
    void list(null)
    report(status.replay)
  }
  return (
    <li className="replay-pair replay-item">
      <span className="replay-told">
        {time} · {replayWords(status)} {comparisonWords(status)}
      </span>
      {!isReplaying(status.state) && (
        <>
          <button type="button" className="button small" onClick={open}>
            {t('replay.report')}
          </button>
          <button
            type="button"
            className="button quiet small icon"
            aria-label={t('replay.delete', { time })}
            title={t('replay.delete', { time })}
            onClick={() => void remove(status.replay)}
          >
            ✕
          </button>
        </>
      )}
    </li>
  )
}
