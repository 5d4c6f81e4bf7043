import type { ReactNode } from 'react'
import { countInMask, quickFilterMask, showAll, type QuickFilter } from '../../../shared/session/event-class'
import { Segments } from '../../components/segments'
import { selectedSession } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import './timeline.css'

const toggles = ['sent', 'received', 'text', 'binary', 'control'] as const

export function FilterRow(): ReactNode {
  const filter = useApp((state) => state.filter)
  const changeFilter = useApp((state) => state.changeFilter)
  return (
    <div className="filter-row" role="toolbar" aria-label={t('filter.label')}>
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
          aria-label={t(`filter.${toggle}`)}
          title={t(`filter.${toggle}`)}
          onClick={() => changeFilter({ [toggle]: !filter[toggle] })}
        >
          {t(`filter.${toggle}.short`)}
        </button>
      ))}
      <FilterCount filter={filter} />
    </div>
  )
}

function FilterCount({ filter }: { readonly filter: QuickFilter }): ReactNode {
  const shown = useApp((state) => countInMask(selectedSession(state)?.counts ?? [], quickFilterMask(filter)))
  const total = useApp((state) =>
    countInMask(selectedSession(state)?.counts ?? [], quickFilterMask({ ...showAll, unit: filter.unit })),
  )
  return <span className="filter-count mono">{t('filter.count', { shown, total })}</span>
}
