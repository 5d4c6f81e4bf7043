import { useState, type ReactNode } from 'react'
import { defaultSettings } from '../../../shared/settings/settings'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** All as it was made, and back again: what was there before is kept as long as the dialog is open. */
export function ResetSettings(): ReactNode {
  const settings = useApp((state) => state.settings)
  const reset = useApp((state) => state.resetSettings)
  const change = useApp((state) => state.changeSettings)
  const [before, setBefore] = useState<typeof settings | null>(null)
  const isAsMade = JSON.stringify(settings) === JSON.stringify(defaultSettings)
  if (isAsMade && before !== null) {
    const restore = () => {
      void change(before)
      setBefore(null)
    }
    return (
      <>
        <output className="dim">{t('settings.reset.done')}</output>
        <button type="button" className="button" onClick={restore}>
          {t('settings.reset.undo')}
        </button>
      </>
    )
  }
  return (
    <button
      type="button"
      className="button"
      disabled={isAsMade}
      onClick={() => {
        setBefore(settings)
        void reset()
      }}
    >
      {t('settings.reset')}
    </button>
  )
}
