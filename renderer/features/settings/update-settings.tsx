import { useRef, useState, type FormEvent, type ReactNode } from 'react'
import { settingsSchema } from '../../../shared/settings/settings-schema'
import type { UpdateStatus } from '../../../shared/updates/update-status'
import { isUpdateUrl } from '../../../shared/updates/update-url'
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
  const check = useApp((state) => state.checkForUpdate)
  const [typed, setTyped] = useState(updateUrl ?? '')
  const [shown, setShown] = useState(updateUrl)
  const kept = useRef<Promise<unknown>>(Promise.resolve())
  const url = readUrl(typed)

  // A reset, or what comes to be kept of what was typed.
  if (shown !== updateUrl) {
    setShown(updateUrl)
    setTyped(updateUrl ?? '')
  }

  /** Once it is typed: what it begins with is an address as well, and nobody means that. */
  function keep(): void {
    if (url.success && url.data !== updateUrl) kept.current = change({ updateUrl: url.data })
  }
  function submit(event: FormEvent): void {
    event.preventDefault()
    keep()
  }
  async function look(): Promise<void> {
    keep()
    await kept.current
    await check()
  }

  return (
    <div className="settings-group">
      <p className="option-note">{t('updates.note')}</p>
      {/* Its field is left. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form onSubmit={submit} onBlur={keep}>
        <OptionField
          label={t('updates.url')}
          value={typed}
          placeholder={t('updates.off')}
          error={url.success ? null : { code: 'update-url-invalid', params: {} }}
          onChange={setTyped}
        />
      </form>
      <Check
        label={t('updates.at-start')}
        checked={checkForUpdates}
        disabled={updateUrl === null}
        onChange={(asked) => void change({ checkForUpdates: asked })}
      />
      <UpdateSteps mayLook={url.success && url.data !== null} onLook={() => void look()} />
      {error && <Problem error={error} />}
    </div>
  )
}

/** Nothing typed is no address. */
const readUrl = (typed: string) => updateUrl.safeParse(typed.trim() || null)

const updateUrl = settingsSchema.shape.updateUrl.refine((url) => url === null || isUpdateUrl(url))

interface UpdateStepsProps {
  /** There is an address to look at. */
  readonly mayLook: boolean
  readonly onLook: () => void
}

function UpdateSteps({ mayLook, onLook }: UpdateStepsProps): ReactNode {
  const update = useApp((state) => state.update)
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
          disabled={!mayLook || update.state === 'checking' || update.state === 'downloading'}
          onClick={onLook}
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
