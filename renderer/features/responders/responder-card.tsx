import type { ReactNode } from 'react'
import type { Responder } from '../../../shared/responder/responder'
import type { ResponderProblem } from '../../../shared/responder/responder-problem'
import { OptionField } from '../../components/option-field'
import { WholeNumberField } from '../../components/whole-number-field'
import { t } from '../../wording/translate'
import { errorAtOf, inside } from './error-at'
import { StepList } from './step-list'
import { TriggerFields } from './trigger-fields'

interface ResponderCardProps {
  readonly responder: Responder
  readonly problems: readonly ResponderProblem[]
  /** Its fields are shown. */
  readonly open: boolean
  readonly first: boolean
  readonly onOpen: (open: boolean) => void
  readonly onChange: (responder: Responder) => void
  readonly onUp: () => void
  readonly onRemove: () => void
}

const MAX_RUNS = 1_000_000

export function ResponderCard(props: ResponderCardProps): ReactNode {
  const { responder, problems, open, first, onOpen, onChange, onUp, onRemove } = props
  const { name, enabled, when, steps, maxPerSecond } = responder
  const errorAt = errorAtOf(problems)
  const change = (part: Partial<Responder>) => onChange({ ...responder, ...part })
  return (
    <li className="responder">
      <div className="responder-head">
        <input
          type="checkbox"
          aria-label={t('responders.enabled', { name })}
          checked={enabled}
          onChange={({ target }) => change({ enabled: target.checked })}
        />
        <button type="button" className="responder-open" aria-expanded={open} onClick={() => onOpen(!open)}>
          <span aria-hidden="true">{open ? '▾' : '▸'}</span> {name}
          <span className="faint">
            {' '}
            {t(`responders.when.${when.kind}`)} → {steps.map(({ kind }) => t(`responders.step.${kind}`)).join(', ')}
          </span>
          {problems.length > 0 && <span className="error"> ✕</span>}
        </button>
        <button
          type="button"
          className="button quiet small icon"
          aria-label={t('responders.up', { name })}
          title={t('responders.up', { name })}
          disabled={first}
          onClick={onUp}
        >
          ↑
        </button>
        <button
          type="button"
          className="button quiet small icon"
          aria-label={t('responders.remove', { name })}
          title={t('responders.remove', { name })}
          onClick={onRemove}
        >
          ✕
        </button>
      </div>
      {open && (
        <div className="responder-body">
          {/* Without a name there would be nothing to call it on the timeline. */}
          <OptionField
            label={t('responders.name')}
            value={name}
            error={errorAt('name')}
            onChange={(typed) => typed !== '' && change({ name: typed })}
          />
          <h3 className="section-title">{t('responders.when')}</h3>
          <TriggerFields when={when} errorAt={inside(errorAt, 'when')} onChange={(next) => change({ when: next })} />
          <h3 className="section-title">{t('responders.then')}</h3>
          <StepList steps={steps} errorAt={inside(errorAt, 'steps')} onChange={(next) => change({ steps: next })} />
          <WholeNumberField
            label={t('responders.limit')}
            value={maxPerSecond ?? 0}
            min={0}
            max={MAX_RUNS}
            onChange={(runs) => change({ maxPerSecond: runs === 0 ? null : runs })}
          />
        </div>
      )}
    </li>
  )
}
