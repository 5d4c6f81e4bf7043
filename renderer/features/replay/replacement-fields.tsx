import type { ReactNode } from 'react'
import type { Replacement } from '../../../shared/replay/replay-request'
import { Check } from '../../components/check'
import type { ReplayDraft } from '../../store/replay-draft'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** What is replaced in all texts before they are sent, such as a token that has expired. */
export function ReplacementFields({ draft }: { readonly draft: ReplayDraft }): ReactNode {
  const edit = useApp((state) => state.editReplay)
  const { replacements } = draft
  const change = (index: number, changed: Partial<Replacement>) =>
    edit({ replacements: replacements.map((each, place) => (place === index ? { ...each, ...changed } : each)) })
  return (
    <fieldset className="replay-part">
      <legend className="section-title">{t('replay.before')}</legend>
      {replacements.map(({ find, by }, index) => (
        // oxlint-disable-next-line no-array-index-key -- a rule is what stands in its place
        <div key={index} className="pair-row">
          <input
            className="field option-wide"
            aria-label={t('replay.replace.find', { number: index + 1 })}
            placeholder={t('replay.replace.find.short')}
            value={find}
            spellCheck={false}
            onChange={({ target }) => change(index, { find: target.value })}
          />
          <input
            className="field option-wide"
            aria-label={t('replay.replace.by', { number: index + 1 })}
            placeholder={t('replay.replace.by.short')}
            value={by}
            spellCheck={false}
            onChange={({ target }) => change(index, { by: target.value })}
          />
          <button
            type="button"
            className="button quiet icon"
            aria-label={t('replay.replace.remove', { number: index + 1 })}
            onClick={() => edit({ replacements: replacements.filter((_, place) => place !== index) })}
          >
            ✕
          </button>
        </div>
      ))}
      <Check
        label={t('replay.frames')}
        checked={draft.frames === 'recorded'}
        onChange={(recorded) => edit({ frames: recorded ? 'recorded' : 'connection' })}
      />
      <button
        type="button"
        className="button small replay-add"
        onClick={() => edit({ replacements: [...replacements, { find: '', by: '' }] })}
      >
        {t('replay.replace.add')}
      </button>
    </fieldset>
  )
}
