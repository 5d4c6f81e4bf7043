import type { ReactNode } from 'react'
import type { MessageMatch, Trigger } from '../../../shared/responder/responder'
import { Check } from '../../components/check'
import { OptionChoice } from '../../components/option-choice'
import { OptionField } from '../../components/option-field'
import { useKinds } from '../../components/use-kinds'
import { WholeNumberField } from '../../components/whole-number-field'
import { t } from '../../wording/translate'
import { inside, type ErrorAt } from './error-at'

const DAY_MS = 24 * 3_600_000
const MOST_MESSAGES = 1_000_000_000
const triggerKinds = ['message', 'connected', 'every', 'after-messages'] as const satisfies Trigger['kind'][]
const matchKinds = [
  'any',
  'text-equals',
  'text-contains',
  'regex',
  'json-equals',
  'binary-prefix',
] as const satisfies MessageMatch['kind'][]

interface TriggerFieldsProps {
  readonly when: Trigger
  readonly errorAt: ErrorAt
  readonly onChange: (when: Trigger) => void
}

/** When a responder runs. */
export function TriggerFields({ when, errorAt, onChange }: TriggerFieldsProps): ReactNode {
  const { ofKind, change } = useKinds(when, onChange, emptyTrigger)
  return (
    <>
      <OptionChoice
        label={t('responders.trigger')}
        value={when.kind}
        choices={triggerKinds.map((value) => ({ value, label: t(`responders.when.${value}`) }))}
        onChange={(kind) => change(ofKind(kind))}
      />
      {when.kind === 'message' && (
        <MatchFields
          match={when.match}
          errorAt={inside(errorAt, 'match')}
          onChange={(match) => change({ kind: 'message', match })}
        />
      )}
      {when.kind === 'every' && (
        <WholeNumberField
          label={t('responders.ms')}
          value={when.ms}
          min={1}
          max={DAY_MS}
          onChange={(ms) => change({ kind: 'every', ms })}
        />
      )}
      {when.kind === 'after-messages' && (
        <WholeNumberField
          label={t('responders.count')}
          value={when.count}
          min={1}
          max={MOST_MESSAGES}
          onChange={(count) => change({ kind: 'after-messages', count })}
        />
      )}
    </>
  )
}

interface MatchFieldsProps {
  readonly match: MessageMatch
  readonly errorAt: ErrorAt
  readonly onChange: (match: MessageMatch) => void
}

function MatchFields({ match, errorAt, onChange }: MatchFieldsProps): ReactNode {
  const { ofKind, change } = useKinds(match, onChange, newMatch)
  return (
    <>
      <OptionChoice
        label={t('responders.match')}
        value={match.kind}
        choices={matchKinds.map((value) => ({ value, label: t(`responders.match.${value}`) }))}
        onChange={(kind) => change(ofKind(kind))}
      />
      {(match.kind === 'text-equals' || match.kind === 'text-contains') && (
        <OptionField
          label={t('responders.text')}
          value={match.text}
          error={errorAt('text')}
          onChange={(text) => change({ ...match, text })}
        />
      )}
      {match.kind === 'regex' && (
        <>
          <OptionField
            label={t('responders.pattern')}
            value={match.pattern}
            error={errorAt('pattern')}
            onChange={(pattern) => change({ ...match, pattern })}
          />
          <Check
            label={t('responders.ignore-case')}
            checked={match.ignoreCase}
            onChange={(ignoreCase) => change({ ...match, ignoreCase })}
          />
        </>
      )}
      {match.kind === 'json-equals' && (
        <>
          <OptionField
            label={t('responders.path')}
            placeholder="items[0].id"
            value={match.path}
            error={errorAt('path')}
            onChange={(path) => change({ ...match, path })}
          />
          <OptionField
            label={t('responders.value')}
            value={match.value}
            error={errorAt('value')}
            onChange={(value) => change({ ...match, value })}
          />
        </>
      )}
      {match.kind === 'binary-prefix' && (
        <OptionField
          label={t('responders.hex')}
          placeholder="00 ff 10"
          value={match.hex}
          error={errorAt('hex')}
          onChange={(hex) => change({ ...match, hex })}
        />
      )}
    </>
  )
}

function emptyTrigger(kind: Trigger['kind']): Trigger {
  switch (kind) {
    case 'connected':
      return { kind }
    case 'message':
      return { kind, match: { kind: 'any' } }
    case 'every':
      return { kind, ms: 1000 }
    case 'after-messages':
      return { kind, count: 10 }
  }
}

/** A text stays, however it is compared. */
function newMatch(kind: MessageMatch['kind'], before: MessageMatch): MessageMatch {
  switch (kind) {
    case 'any':
      return { kind }
    case 'text-equals':
    case 'text-contains':
      return { kind, text: 'text' in before ? before.text : '' }
    case 'regex':
      return { kind, pattern: '', ignoreCase: false }
    case 'json-equals':
      return { kind, path: '', value: '' }
    case 'binary-prefix':
      return { kind, hex: '' }
  }
}
