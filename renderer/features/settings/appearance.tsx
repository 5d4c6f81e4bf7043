import type { ReactNode } from 'react'
import { languageChoices, languageNames } from '../../../shared/messages/languages'
import { contrasts, motions, themes, zooms } from '../../../shared/settings/settings'
import { timeZones } from '../../../shared/wording/time-zone'
import { OptionChoice } from '../../components/option-choice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

export function Appearance(): ReactNode {
  const { language, theme, contrast, motion, zoom, times } = useApp((state) => state.settings)
  const change = useApp((state) => state.changeSettings)
  return (
    <div className="settings-group">
      <OptionChoice
        label={t('settings.language')}
        value={language}
        choices={languageChoices.map((value) => ({
          value,
          label: value === 'system' ? t('language.system') : languageNames[value],
        }))}
        onChange={(value) => void change({ language: value })}
      />
      <OptionChoice
        label={t('status.theme')}
        value={theme}
        choices={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
        onChange={(value) => void change({ theme: value })}
      />
      <OptionChoice
        label={t('settings.contrast')}
        value={contrast}
        choices={contrasts.map((value) => ({ value, label: t(`contrast.${value}`) }))}
        onChange={(value) => void change({ contrast: value })}
      />
      <OptionChoice
        label={t('settings.motion')}
        value={motion}
        choices={motions.map((value) => ({ value, label: t(`motion.${value}`) }))}
        onChange={(value) => void change({ motion: value })}
      />
      <OptionChoice
        label={t('settings.zoom')}
        value={String(zoom)}
        choices={zoomsWith(zoom).map((value) => ({ value: String(value), label: t('zoom.percent', { zoom: value }) }))}
        onChange={(value) => void change({ zoom: Number(value) })}
      />
      <OptionChoice
        label={t('settings.times')}
        value={times}
        choices={timeZones.map((value) => ({ value, label: t(`times.${value}`) }))}
        onChange={(value) => void change({ times: value })}
      />
      <p className="option-note">{t('settings.times.note')}</p>
    </div>
  )
}

/** The steps, and what a file edited by hand may have between them. */
const zoomsWith = (zoom: number): readonly number[] => [...new Set([...zooms, zoom])].toSorted((a, b) => a - b)
