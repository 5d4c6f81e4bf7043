import type { ReactNode } from 'react'
import type { RecordingState } from '../../../shared/session/session-summary'
import { isLive } from '../../../shared/session/session-state'
import { useCommand } from '../../commands/commands-context'
import { Problem } from '../../components/problem'
import { ToldError } from '../../components/told-error'
import { useApp } from '../../store/store-context'
import { byteCount } from '../../../shared/wording/byte-count'
import { t } from '../../wording/translate'
import './recording-banner.css'

type Stopped = Extract<RecordingState, { state: 'stopped' }>

/** Says that the disk takes no more, as long as it is so. */
export function RecordingBanner({ session }: { readonly session: string }): ReactNode {
  const found = useApp((state) => state.sessions.get(session))
  if (found?.recording.state !== 'stopped') return null
  return (
    <section className="recording-banner" aria-label={t('recording.label')}>
      {isLive(found.state) ? (
        <StoppedNow session={session} recording={found.recording} />
      ) : (
        <StoppedThen recording={found.recording} />
      )}
    </section>
  )
}

function StoppedNow({ session, recording }: { readonly session: string; readonly recording: Stopped }): ReactNode {
  const resumption = useApp((state) => state.resumptions.get(session))
  const resume = useCommand('session.resume-recording')
  const failures = resumption?.failures ?? 0
  return (
    <>
      <div className="recording-told">
        {/* One alert for each failure. What grows is told outside of it, or a screen reader would hear every number. */}
        <Problem key={failures} error={resumption?.error ?? recording.error} />
        <p className="recording-missing">
          {t('recording.missing', missing(recording))}
          {failures > 0 && <> {t('recording.in-vain', { count: failures })}</>}
        </p>
      </div>
      {/* Not `disabled` while it waits for the answer: that would take the keyboard away from it. */}
      <button type="button" className="button" aria-disabled={!resume.enabled} onClick={resume.run}>
        {t('command.session.resume-recording')}
      </button>
    </>
  )
}

/** Nothing can be done about it any more, so nobody is alarmed. */
function StoppedThen({ recording }: { readonly recording: Stopped }): ReactNode {
  return (
    <div className="recording-told">
      <p>
        <ToldError error={recording.error} />
      </p>
      <p className="recording-missing">{t('recording.missing-end', missing(recording))}</p>
    </div>
  )
}

const missing = ({ events, bytes }: Stopped) => ({ count: events, bytes: byteCount(bytes) })
