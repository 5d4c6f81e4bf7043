import type { ReactNode } from 'react'
import { ListField } from '../../components/list-field'
import { Problem } from '../../components/problem'
import { shownError } from '../../store/shown-error'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

const PROBLEM_ID = 'protocols-problem'

export function ProtocolsField(): ReactNode {
  const subprotocols = useApp((state) => state.draft.subprotocols)
  const editDraft = useApp((state) => state.editDraft)
  const error = useApp(shownError)
  const wrong = error?.code === 'subprotocol-invalid'
  return (
    <>
      <ListField
        label={t('protocols.label')}
        placeholder={t('protocols.placeholder')}
        values={subprotocols}
        describedBy={wrong ? PROBLEM_ID : undefined}
        onChange={(names) => editDraft({ subprotocols: names })}
      />
      {wrong && <Problem id={PROBLEM_ID} error={error} />}
      <p className="faint">{t('protocols.hint')}</p>
    </>
  )
}
