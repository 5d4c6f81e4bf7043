import { useEffect, useState, type ReactNode } from 'react'
import type { AppError } from '../../../shared/errors/app-error'
import { places, type Place } from '../../../shared/ipc/app-channels'
import { useBridge } from '../../bridge/bridge-context'
import { CopyButton } from '../../components/copy-button'
import { Problem } from '../../components/problem'
import { RecordingsChoice } from './recordings-choice'
import { t } from '../../wording/translate'

/** Where the files are. */
export function Places(): ReactNode {
  const bridge = useBridge()
  const [paths, setPaths] = useState<Readonly<Record<Place, string>> | null>(null)
  const [error, setError] = useState<AppError | null>(null)

  useEffect(() => {
    void bridge.app.places().then((reply) => (reply.ok ? setPaths(reply.value) : setError(reply.error)))
  }, [bridge])

  async function show(place: Place): Promise<void> {
    const reply = await bridge.app.showPlace({ place })
    setError(reply.ok ? null : reply.error)
  }

  return (
    <div className="settings-group">
      <p className="option-note">{t('places.note')}</p>
      {paths !== null && (
        <dl className="places">
          {places.map((place) => (
            <div key={place} className="place">
              <dt>{t(`places.${place}`)}</dt>
              <dd>
                <span className="mono place-path">{paths[place]}</span>
                <CopyButton what={t(`places.${place}`)} text={paths[place]} />
                <button
                  type="button"
                  className="button small"
                  aria-label={t('places.show.what', { what: t(`places.${place}`) })}
                  onClick={() => void show(place)}
                >
                  {t('places.show')}
                </button>
              </dd>
              {place === 'recordings' && <RecordingsChoice />}
            </div>
          ))}
        </dl>
      )}
      {error && <Problem error={error} />}
    </div>
  )
}
