import { useMemo, type ReactNode } from 'react'
import { Check } from '../../components/check'
import { OptionChoice } from '../../components/option-choice'
import { canBeForSelected, targetChoices, type ReplayDraft } from '../../store/replay-draft'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** Where the messages are sent. */
export function TargetFields({ draft }: { readonly draft: ReplayDraft }): ReactNode {
  const edit = useApp((state) => state.editReplay)
  const sessions = useApp((state) => state.sessions)
  const profiles = useApp((state) => state.profileTree)
  const targets = useMemo(() => targetChoices(sessions, profiles, draft.source), [sessions, profiles, draft.source])
  const choices = targets.map(({ kind, place, name }) => ({
    value: `${kind} ${place}`,
    label: t(`replay.target.${kind}`, { name }),
    target: { kind, place },
  }))
  const lacksSecrets = useApp(
    ({ sessions: all, startedWith }) =>
      draft.target?.kind === 'new' &&
      all.get(draft.target.place)?.head.secrets === true &&
      !startedWith.has(draft.target.place),
  )
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
            value={target ? `${target.kind} ${target.place}` : ''}
            choices={choices}
            onChange={(value) => edit({ target: choices.find((choice) => choice.value === value)?.target ?? null })}
          />
          {canBeForSelected(draft) && (
            <Check
              label={t('replay.target.selected', { count: draft.selected.length })}
              checked={draft.selectedOnly}
              onChange={(selectedOnly) => edit({ selectedOnly })}
            />
          )}
        </div>
      )}
      {lacksSecrets && <p className="warning">{t('replay.target.secrets')}</p>}
    </fieldset>
  )
}
