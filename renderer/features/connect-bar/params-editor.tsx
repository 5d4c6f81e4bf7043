import type { ReactNode } from 'react'
import { readParams, withParams } from '../../../shared/session/url-params'
import { PairEditor } from '../../components/pair-editor'
import { useApp } from '../../store/store-context'
import { pairWords } from '../../wording/pair-words'
import { t } from '../../wording/translate'

/** The query of the URL as a table: nothing of its own, so that the two cannot disagree. */
export function ParamsEditor(): ReactNode {
  const url = useApp((state) => state.draft.url)
  const editDraft = useApp((state) => state.editDraft)
  const params = readParams(url)
  return (
    <div className="option-rows">
      <p className="faint">{t(params.length === 0 ? 'params.none' : 'params.hint')}</p>
      <PairEditor
        rows={params}
        words={pairWords('params')}
        onChange={(rows) => editDraft({ url: withParams(url, rows) })}
      />
    </div>
  )
}
