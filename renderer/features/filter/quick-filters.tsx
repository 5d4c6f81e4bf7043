import type { ReactNode } from 'react'
import { Segments } from '../../components/segments'
import { placeIn } from '../../store/session-place'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

const toggles = ['sent', 'received', 'text', 'binary', 'control'] as const

export function QuickFilters({ session }: { readonly session: string }): ReactNode {
  const filter = useApp((state) => placeIn(state, session).filter)
  const changeFilter = useApp((state) => state.changeFilter)
  return (
    <div className="quick-filters" role="toolbar" aria-label={t('filter.label')}>
      <Segments
        label={t('filter.unit')}
        value={filter.unit}
        segments={[
          { value: 'frames', label: t('filter.frames') },
          { value: 'messages', label: t('filter.messages') },
        ]}
        onChange={(unit) => changeFilter({ unit })}
      />
      {toggles.map((toggle) => (
        <button
          key={toggle}
          type="button"
          className="chip"
          aria-pressed={filter[toggle]}
          title={t(`filter.${toggle}`)}
          onClick={() => changeFilter({ [toggle]: !filter[toggle] })}
        >
          <span aria-hidden="true">{t(`filter.${toggle}.short`)}</span>
          <span className="sr-only">{t(`filter.${toggle}`)}</span>
        </button>
      ))}
    </div>
  )
}
