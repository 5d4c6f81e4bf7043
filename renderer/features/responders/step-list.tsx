import type { ReactNode } from 'react'
import { MAX_STEPS, type Recipients, type Step } from '../../../shared/responder/responder'
import { OptionChoice } from '../../components/option-choice'
import { OptionField } from '../../components/option-field'
import { useKinds } from '../../components/use-kinds'
import { WholeNumberField } from '../../components/whole-number-field'
import { t } from '../../wording/translate'
import { ContentFields } from './content-fields'
import { inside, type ErrorAt } from './error-at'

const DAY_MS = 24 * 3_600_000
const HIGHEST_CODE = 4999
const stepKinds = ['send', 'wait', 'ping', 'close', 'drop', 'stop'] as const satisfies Step['kind'][]
const recipients = ['sender', 'others', 'all'] as const satisfies Recipients[]

interface StepListProps {
  readonly steps: readonly Step[]
  /** By way from the list: `0.content.text`. */
  readonly errorAt: ErrorAt
  readonly onChange: (steps: Step[]) => void
}

/** What a responder does, one after the other. */
export function StepList({ steps, errorAt, onChange }: StepListProps): ReactNode {
  return (
    <>
      <ol className="responder-steps">
        {steps.map((step, index) => {
          const number = index + 1
          return (
            // A step is its place.
            // oxlint-disable-next-line react/no-array-index-key
            <StepItem
              key={index}
              number={number}
              step={step}
              errorAt={inside(errorAt, String(index))}
              onChange={(next) => onChange(steps.with(index, next))}
              onRemove={() => onChange(steps.toSpliced(index, 1))}
            />
          )
        })}
      </ol>
      <button
        type="button"
        className="button small"
        disabled={steps.length >= MAX_STEPS}
        onClick={() => onChange([...steps, newStep('send')])}
      >
        {t('responders.step.add')}
      </button>
    </>
  )
}

interface StepItemProps extends StepFieldsProps {
  /** From 1. */
  readonly number: number
  readonly onRemove: () => void
}

function StepItem({ number, step, errorAt, onChange, onRemove }: StepItemProps): ReactNode {
  const { ofKind, change } = useKinds(step, onChange, newStep)
  return (
    <li className="responder-step">
      <div className="responder-head">
        <OptionChoice
          label={t('responders.step', { number })}
          value={step.kind}
          choices={stepKinds.map((value) => ({ value, label: t(`responders.step.${value}`) }))}
          onChange={(kind) => change(ofKind(kind))}
        />
        <button
          type="button"
          className="button quiet small icon"
          aria-label={t('responders.step.remove', { number })}
          title={t('responders.step.remove', { number })}
          onClick={onRemove}
        >
          ✕
        </button>
      </div>
      <StepFields step={step} errorAt={errorAt} onChange={change} />
    </li>
  )
}

interface StepFieldsProps {
  readonly step: Step
  readonly errorAt: ErrorAt
  readonly onChange: (step: Step) => void
}

function StepFields({ step, errorAt, onChange }: StepFieldsProps): ReactNode {
  switch (step.kind) {
    case 'send':
      return (
        <>
          <To value={step.to} onChange={(to) => onChange({ ...step, to })} />
          <ContentFields
            content={step.content}
            errorAt={errorAt}
            onChange={(content) => onChange({ ...step, content })}
          />
        </>
      )
    case 'wait':
      return (
        <WholeNumberField
          label={t('responders.ms')}
          value={step.ms}
          min={0}
          max={DAY_MS}
          onChange={(ms) => onChange({ ...step, ms })}
        />
      )
    case 'ping':
      return (
        <>
          <To value={step.to} onChange={(to) => onChange({ ...step, to })} />
          <OptionField
            label={t('composer.payload')}
            value={step.payload}
            error={errorAt('payload')}
            onChange={(payload) => onChange({ ...step, payload })}
          />
        </>
      )
    case 'close':
      return (
        <>
          <To value={step.to} onChange={(to) => onChange({ ...step, to })} />
          <WholeNumberField
            label={t('responders.code')}
            value={step.code ?? 0}
            min={0}
            max={HIGHEST_CODE}
            error={errorAt('code')}
            onChange={(code) => onChange({ ...step, code: code === 0 ? null : code })}
          />
          <OptionField
            label={t('composer.reason')}
            value={step.reason}
            error={errorAt('reason')}
            onChange={(reason) => onChange({ ...step, reason })}
          />
        </>
      )
    case 'drop':
      return <To value={step.to} onChange={(to) => onChange({ ...step, to })} />
    case 'stop':
      return <p className="option-note">{t('responders.step.stop.hint')}</p>
  }
}

function To({
  value,
  onChange,
}: {
  readonly value: Recipients
  readonly onChange: (to: Recipients) => void
}): ReactNode {
  return (
    <OptionChoice
      label={t('responders.to')}
      value={value}
      choices={recipients.map((each) => ({ value: each, label: t(`responders.to.${each}`) }))}
      onChange={onChange}
    />
  )
}

/** For the same ones. */
function newStep(kind: Step['kind'], before?: Step): Step {
  const to = before && 'to' in before ? before.to : 'sender'
  switch (kind) {
    case 'send':
      return { kind, to, content: { kind: 'text', text: '' } }
    case 'wait':
      return { kind, ms: 1000 }
    case 'ping':
      return { kind, to, payload: '' }
    case 'close':
      return { kind, to, code: 1000, reason: '' }
    case 'drop':
      return { kind, to }
    case 'stop':
      return { kind }
  }
}
