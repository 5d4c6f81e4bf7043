import type { ReactNode } from 'react'
import { Problem } from '../../components/problem'
import { VisibleText } from '../../components/visible-text'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** Below where recordings are now: where they are to be from the next start on. */
export function RecordingsChoice(): ReactNode {
  const folder = useApp((state) => state.settings.recordingsFolder)
  const choose = useApp((state) => state.chooseRecordingsFolder)
  const change = useApp((state) => state.changeSettings)
  const place = useApp((state) => state.recordingsPlace)

  return (
    <>
      {place?.problem && (
        <dd>
          <Problem error={place.problem} />
        </dd>
      )}
      <dd>
        <button type="button" className="button small" onClick={() => void choose()}>
          {t('places.recordings.choose')}
        </button>
        {folder !== null && (
          <button type="button" className="button small" onClick={() => void change({ recordingsFolder: null })}>
            {t('places.recordings.reset')}
          </button>
        )}
      </dd>
      {place !== null && folder !== place.chosen && (
        <dd>
          <output className="place-path">
            <VisibleText
              text={folder === null ? t('places.recordings.next.own') : t('places.recordings.next', { folder })}
            />
          </output>
        </dd>
      )}
      <dd className="option-note">{t('places.recordings.note')}</dd>
    </>
  )
}
