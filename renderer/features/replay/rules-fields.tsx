import { useState, type ReactNode } from 'react'
import type { ComparisonRules } from '../../../shared/replay/comparison-rules'
import { ListField } from '../../components/list-field'
import { Segments } from '../../components/segments'
import { t } from '../../wording/translate'

interface RulesFieldsProps {
  readonly rules: ComparisonRules
  readonly onChange: (rules: ComparisonRules) => void
}

/** How what came back is held against the recording. */
export function RulesFields({ rules, onChange }: RulesFieldsProps): ReactNode {
  const { pairing, ignored } = rules
  const [path, setPath] = useState(pairing.kind === 'id' ? pairing.path : 'id')
  const pair = (kind: 'order' | 'id', by: string) =>
    onChange({ ...rules, pairing: kind === 'order' || by === '' ? { kind: 'order' } : { kind: 'id', path: by } })
  return (
    <div className="replay-line">
      <Segments
        label={t('replay.pairing')}
        value={pairing.kind}
        segments={[
          { value: 'order', label: t('replay.pairing.order') },
          { value: 'id', label: t('replay.pairing.id') },
        ]}
        onChange={(kind) => pair(kind, path)}
      />
      {pairing.kind === 'id' && (
        <input
          className="field option-number"
          aria-label={t('replay.pairing.path')}
          value={path}
          spellCheck={false}
          aria-invalid={path === ''}
          onChange={({ target }) => {
            setPath(target.value)
            if (target.value !== '') pair('id', target.value)
          }}
        />
      )}
      <ListField
        label={t('replay.ignored')}
        placeholder={t('replay.ignored.placeholder')}
        values={ignored}
        onChange={(values) => onChange({ ...rules, ignored: values })}
      />
    </div>
  )
}
