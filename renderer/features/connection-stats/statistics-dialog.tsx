import { Dialog } from 'radix-ui'
import { useCallback, useState, type ReactNode } from 'react'
import type { SurveyConnections } from '../../../shared/ipc/survey-channels'
import { useBridge } from '../../bridge/bridge-context'
import { CopyButton } from '../../components/copy-button'
import { Modal } from '../../components/modal'
import { useApp } from '../../store/store-context'
import { useSurvey } from '../../store/use-survey'
import { t } from '../../wording/translate'
import { ConnectionTable } from './connection-table'
import { statisticsText } from './statistics-text'
import './connection-stats.css'

/** Connections are added so many at a time: a session can have a thousand. */
const PAGE = 20

/** The connections of the shown session in figures, which go on while it is live. */
export function StatisticsDialog(): ReactNode {
  const isOpen = useApp((state) => state.statisticsShown)
  const session = useApp((state) => state.selectedSession)
  const show = useApp((state) => state.showStatistics)
  return (
    <Modal className="statistics" title={t('statistics.title')} open={isOpen && session !== null} onOpen={show}>
      {session !== null && <Statistics key={session} session={session} />}
    </Modal>
  )
}

function Statistics({ session }: { readonly session: string }): ReactNode {
  const bridge = useBridge()
  const reply = useSurvey(
    session,
    useCallback((id: string) => bridge.survey.connections({ session: id }), [bridge]),
  )
  return (
    <>
      {reply ? <Connections reply={reply} /> : <p className="dim">{t('detail.loading')}</p>}
      <div className="dialog-buttons statistics-buttons">
        {reply && <CopyButton worded what={t('statistics.title')} text={() => statisticsText(reply.connections)} />}
        <Dialog.Close className="button">{t('close')}</Dialog.Close>
      </div>
    </>
  )
}

function Connections({ reply }: { readonly reply: SurveyConnections }): ReactNode {
  const { connections, leftOut, complete, counted, events } = reply
  const [shown, setShown] = useState(PAGE)
  return (
    <div className="statistics-list">
      {!complete && <p className="dim">{t('chart.so-far', { percent: Math.floor((100 * counted) / events) })}</p>}
      {connections.length === 0 && <p className="dim">{t('statistics.none')}</p>}
      {connections.slice(0, shown).map((statistics) => (
        <ConnectionTable key={statistics.connection} statistics={statistics} />
      ))}
      {connections.length > shown && (
        <button type="button" className="button" onClick={() => setShown(shown + PAGE)}>
          {t('more')}
        </button>
      )}
      {leftOut > 0 && <p className="dim">{t('statistics.left-out', { count: leftOut })}</p>}
    </div>
  )
}
