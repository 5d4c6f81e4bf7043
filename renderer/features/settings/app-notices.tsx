import { useState, type ReactNode } from 'react'
import { RECOVERED } from '../../../shared/ipc/recovered'
import { DismissButton } from '../../components/dismiss-button'
import { NoticeStrip } from '../../components/notice-strip'
import { Problem } from '../../components/problem'
import type { SettingsTab } from '../../store/settings-tab'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** What the settings have to say while they are closed. */
export function AppNotices(): ReactNode {
  const isOpen = useApp((state) => state.settingsShown !== null)
  const [isFolderSeen, setFolderSeen] = useState(false)
  if (isOpen) return null
  return (
    <>
      <Recovered />
      <RefusedChange />
      {!isFolderSeen && <RecordingsElsewhere onDismiss={() => setFolderSeen(true)} />}
      <NewVersion />
    </>
  )
}

function Recovered(): ReactNode {
  const [isTold, setTold] = useState(location.hash !== RECOVERED)
  if (isTold) return null
  const dismiss = () => {
    history.replaceState(null, '', location.pathname)
    setTold(true)
  }
  return (
    <NoticeStrip label={t('fault.label')} end={<DismissButton label={t('notice.dismiss')} onDismiss={dismiss} />}>
      <output className="notice-text">{t('crash.recovered')}</output>
    </NoticeStrip>
  )
}

function RefusedChange(): ReactNode {
  const error = useApp((state) => state.settingsError)
  const dismiss = useApp((state) => state.dismissSettingsError)
  if (error === null) return null
  return (
    <NoticeStrip
      label={t('settings.title')}
      end={<DismissButton label={t('settings.error.dismiss')} onDismiss={dismiss} />}
    >
      <Problem error={error} />
    </NoticeStrip>
  )
}

/** It holds as long as the app runs, and stands in the settings after it was put away. */
function RecordingsElsewhere({ onDismiss }: { readonly onDismiss: () => void }): ReactNode {
  const problem = useApp((state) => state.recordingsPlace?.problem ?? null)
  if (problem === null) return null
  return (
    <NoticeStrip
      label={t('places.recordings')}
      end={
        <>
          <ShowSettings tab="files" label={t('recordings.elsewhere.show')} />
          <DismissButton label={t('recordings.elsewhere.dismiss')} onDismiss={onDismiss} />
        </>
      }
    >
      <Problem error={problem} />
    </NoticeStrip>
  )
}

function NewVersion(): ReactNode {
  const version = useApp(({ update }) => (update.state === 'available' ? update.version : null))
  const dismissed = useApp((state) => state.dismissedVersion)
  const dismiss = useApp((state) => state.dismissVersion)
  if (version === null || version === dismissed) return null
  return (
    <NoticeStrip
      label={t('settings.updates')}
      end={
        <>
          <ShowSettings tab="updates" label={t('updates.show')} />
          <DismissButton label={t('updates.dismiss')} onDismiss={() => dismiss(version)} />
        </>
      }
    >
      <output className="notice-text">{t('updates.available', { version })}</output>
    </NoticeStrip>
  )
}

function ShowSettings({ tab, label }: { readonly tab: SettingsTab; readonly label: string }): ReactNode {
  const show = useApp((state) => state.showSettings)
  return (
    <button type="button" className="button quiet small" onClick={() => show(tab)}>
      {label}
    </button>
  )
}
