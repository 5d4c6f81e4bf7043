import type { ReactNode } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { Check } from '../../components/check'
import { OptionChoice } from '../../components/option-choice'
import { targetChoices, type ReplayDraft } from '../../store/replay-draft'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** Where the messages are sent. */
export function TargetFields({ draft }: { readonly draft: ReplayDraft }): ReactNode {
  const edit = useApp((state) => state.editReplay)
  const texts = useApp(
    useShallow((state) =>
      targetChoices(state.sessions, draft.source).map(({ kind, session, name }) => `${kind} ${session} ${name}`),
    ),
  )
  const isSelectedServer = useApp(
    (state) =>
      draft.target?.kind === 'session' &&
      draft.target.session === state.selectedSession &&
      state.sessions.get(draft.target.session)?.head.mode === 'server',
  )
  const choices = texts.map((text) => {
    const [kind, session = '', ...name] = text.split(' ')
    const isNew = kind === 'new'
    return {
      value: `${kind} ${session}`,
      label: t(isNew ? 'replay.target.new' : 'replay.target.open', { url: name.join(' ') }),
      target: { kind: isNew ? 'new' : 'session', session } as const,
    }
  })
  const { target } = draft
  return (
    <fieldset className="replay-part">
      <legend className="section-title">{t('replay.where')}</legend>
      {choices.length === 0 ? (
        <p className="dim">{t('replay.target.none')}</p>
      ) : (
        <div className="replay-line">
          <OptionChoice
            label={t('replay.target')}
            value={target ? `${target.kind} ${target.session}` : ''}
            choices={choices}
            onChange={(value) => edit({ target: choices.find((choice) => choice.value === value)?.target ?? null })}
          />
          {isSelectedServer && draft.selected.length > 0 && (
            <Check
              label={t('replay.target.selected', { count: draft.selected.length })}
              checked={draft.selectedOnly}
              onChange={(selectedOnly) => edit({ selectedOnly })}
            />
          )}
        </div>
      )}
    </fieldset>
  )
}
