import type { ReactNode } from 'react'
import { Check } from '../../components/check'
import { Segments } from '../../components/segments'
import type { ExportDraft } from '../../store/export-draft'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** What can be chosen about the format alone. */
export function FormatOptions({ draft: { format, options } }: { readonly draft: ExportDraft }): ReactNode {
  const edit = useApp((state) => state.editExport)
  switch (format) {
    case 'csv':
      return (
        <Check
          label={t('export.guard-formulas')}
          checked={options.guardFormulas}
          onChange={(guardFormulas) => void edit({ options: { ...options, guardFormulas } })}
        />
      )
    case 'payloads':
      return (
        <div className="option-row">
          <span className="option-name">{t('export.index')}</span>
          <Segments
            label={t('export.index')}
            value={options.index}
            segments={[
              { value: 'ndjson', label: t('export.index.ndjson') },
              { value: 'csv', label: t('export.index.csv') },
            ]}
            onChange={(index) => void edit({ options: { ...options, index } })}
          />
        </div>
      )
    case 'ndjson':
    case 'har':
    case 'text':
    case 'pcapng':
      return null
  }
}
