import type { ReactNode } from 'react'
import { sessionModes } from '../../store/draft-slice'
import { selectedIsLive } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** Client or server: what the rest of the bar is about. */
export function KindChoice(): ReactNode {
  const mode = useApp((state) => state.mode)
  const live = useApp(selectedIsLive)
  const chooseMode = useApp((state) => state.chooseMode)
  return (
    <select
      className="field connect-kind"
      aria-label={t('connect.kind')}
      value={mode}
      disabled={live}
      onChange={({ target }) => {
        const chosen = sessionModes.find((each) => each === target.value)
        if (chosen) chooseMode(chosen)
      }}
    >
      {sessionModes.map((each) => (
        <option key={each} value={each}>
          {t(`connect.kind.${each}`)}
        </option>
      ))}
    </select>
  )
}
