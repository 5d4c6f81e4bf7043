import type { ReactNode } from 'react'
import { isOfSenders, type FrameWarning, type FrameWarningCode } from '../../../shared/protocol/judge-frames'
import { sectionName } from '../../../shared/wording/section-name'
import { t } from '../../wording/translate'

interface FrameWarningsProps {
  readonly warnings: readonly FrameWarning[]
  readonly selected: number
  readonly several: boolean
}

/** What the RFC forbids of what is about to be sent: of the frame being edited, and how many more of the others. */
export function FrameWarnings({ warnings, selected, several }: FrameWarningsProps): ReactNode {
  const own = warnings.filter(({ frame }) => frame === selected)
  const others = new Set(warnings.filter(({ frame }) => frame !== selected).map(({ frame }) => frame + 1))
  return (
    <ul className="frame-warnings" aria-live="polite" aria-label={t('frames.warnings')}>
      {own.map(({ code, section }) => (
        <li key={`${code} ${section}`}>
          <span className="warning" aria-hidden="true">
            ⚠
          </span>{' '}
          {inWords(code)} <span className="dim">{sectionName(section)}</span>
        </li>
      ))}
      {several && others.size > 0 && <li className="dim">{t('frames.others', { frames: [...others].join(', ') })}</li>}
    </ul>
  )
}

function inWords(code: FrameWarningCode): string {
  return isOfSenders(code) ? t(`frame-warning.${code}`) : capitalized(t(`violation.${code}`))
}

/** As a sentence of its own. */
const capitalized = (phrase: string): string => `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`
