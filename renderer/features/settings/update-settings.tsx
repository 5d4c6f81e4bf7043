import { useState, type ReactNode } from 'react'
import { settingsSchema } from '../../../shared/settings/settings-schema'
import type { UpdateStatus } from '../../../shared/updates/update-status'
import { Check } from '../../components/check'
import { OptionField } from '../../components/option-field'
import { Problem } from '../../components/problem'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** Where newer versions come from: nobody is asked until somebody says where, and nothing is loaded by itself. */
export function UpdateSettings(): ReactNode {
  const { updateUrl, checkForUpdates } = useApp((state) => state.settings)
  const change = useApp((state) => state.changeSettings)
  const error = useApp((state) => state.updateError)
  const [typed, setTyped] = useState(updateUrl ?? '')
  const isUrl = readUrl(typed).success

  function type(text: string): void {
    setTyped(text)
    const url = readUrl(text)
    if (url.success) void change({ updateUrl: url.data })
  }

  return (
    <div className="settings-group">
      <p className="option-note">{t('updates.note')}</p>
      <OptionField
        label={t('updates.url')}
        value={typed}
        placeholder={t('updates.off')}
        error={isUrl ? null : { code: 'update-url-invalid', params: {} }}
        onChange={type}
      />
      <Check
        label={t('updates.at-start')}
        checked={checkForUpdates}
        disabled={updateUrl === null}
        onChange={(asked) => void change({ checkForUpdates: asked })}
      />
      <UpdateSteps />
      {error && <Problem error={error} />}
    </div>
  )
}

/** Nothing typed is no address. */
const readUrl = (typed: string) => settingsSchema.shape.updateUrl.safeParse(typed.trim() || null)

function UpdateSteps(): ReactNode {
  const update = useApp((state) => state.update)
  const isOff = useApp((state) => state.settings.updateUrl === null)
  const check = useApp((state) => state.checkForUpdate)
  const download = useApp((state) => state.downloadUpdate)
  const install = useApp((state) => state.installUpdate)
  return (
    <div className="update-steps">
      {update.state === 'available' ? (
        <button type="button" className="button primary" onClick={() => void download()}>
          {t('updates.download')}
        </button>
      ) : update.state === 'ready' ? (
        <button type="button" className="button primary" onClick={() => void install()}>
          {t('updates.install')}
        </button>
      ) : (
        <button
          type="button"
          className="button"
          disabled={isOff || update.state === 'checking' || update.state === 'downloading'}
          onClick={() => void check()}
        >
          {t('updates.check')}
        </button>
      )}
      {update.state === 'failed' ? (
        <Problem error={update.error} />
      ) : (
        <output className="dim">{inWords(update)}</output>
      )}
    </div>
  )
}

function inWords(update: Exclude<UpdateStatus, { state: 'failed' }>): string {
  switch (update.state) {
    case 'idle':
      return ''
    case 'checking':
      return t('updates.checking')
    case 'current':
      return t('updates.current')
    case 'available':
      return t('updates.available', { version: update.version })
    case 'downloading':
      return t('updates.downloading', { version: update.version, percent: update.percent })
    case 'ready':
      return t('updates.ready', { version: update.version })
  }
}
