import type { ReactNode } from 'react'
import type { HandshakePolicy } from '../../../shared/session/server-profile'
import { PairEditor } from '../../components/pair-editor'
import { Problem } from '../../components/problem'
import { Segments } from '../../components/segments'
import { TextOptionField } from '../../components/text-option-field'
import { useKinds } from '../../components/use-kinds'
import { WholeNumberField } from '../../components/whole-number-field'
import { shownError } from '../../store/shown-error'
import { useApp } from '../../store/store-context'
import { pairWords } from '../../wording/pair-words'
import { t } from '../../wording/translate'
import { usePolicy } from './use-policy'

const PROBLEM_ID = 'answer-problem'
const LOWEST_STATUS = 200
const HIGHEST_STATUS = 599
const FORBIDDEN = 403
const LONGEST_DELAY_MS = 3_600_000

/** What a client gets whose request has all that is required. */
export function HandshakeAnswer(): ReactNode {
  const [{ answer, delay }, edit] = usePolicy()
  const { ofKind, change } = useKinds<HandshakePolicy['answer']>(
    answer,
    (next) => edit({ answer: next }),
    (kind) => (kind === 'accept' ? { kind, headers: [] } : { kind, headers: [], status: FORBIDDEN, body: '' }),
  )
  const error = useApp(shownError)
  const wrong = error?.code === 'header-invalid' ? error : null
  return (
    <fieldset className="option-group option-rows" aria-label={t('server.answer')}>
      <div className="option-row">
        <span className="option-name">{t('server.answer')}</span>
        <Segments
          label={t('server.answer')}
          value={answer.kind}
          segments={[
            { value: 'accept', label: t('server.answer.accept') },
            { value: 'refuse', label: t('server.answer.refuse') },
          ]}
          onChange={(kind) => change({ ...ofKind(kind), headers: answer.headers })}
        />
      </div>
      {answer.kind === 'refuse' && (
        <>
          <WholeNumberField
            label={t('server.answer.status')}
            value={answer.status}
            min={LOWEST_STATUS}
            max={HIGHEST_STATUS}
            onChange={(status) => change({ ...answer, status })}
          />
          <TextOptionField
            label={t('server.answer.body')}
            value={answer.body}
            onChange={(body) => change({ ...answer, body })}
          />
        </>
      )}
      <WholeNumberField
        label={t('server.answer.delay')}
        value={delay}
        min={0}
        max={LONGEST_DELAY_MS}
        onChange={(ms) => edit({ delay: ms })}
      />
      <PairEditor
        rows={answer.headers}
        words={{ ...pairWords('headers'), add: t('server.answer.add-header') }}
        wrong={wrong ? { name: wrong.params['name'], describedBy: PROBLEM_ID } : undefined}
        onChange={(headers) => change({ ...answer, headers })}
      >
        {wrong && <Problem id={PROBLEM_ID} error={wrong} />}
      </PairEditor>
    </fieldset>
  )
}
