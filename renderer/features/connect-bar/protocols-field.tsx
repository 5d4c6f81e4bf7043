import type { ReactNode } from 'react'
import { ListField } from '../../components/list-field'
import { shownError } from '../../store/shown-error'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

export function ProtocolsField(): ReactNode {
  const subprotocols = useApp((state) => state.draft.subprotocols)
  const editDraft = useApp((state) => state.editDraft)
  const error = useApp(shownError)
  return (
    <>
      <ListField
        variables
        label={t('protocols.label')}
        placeholder={t('protocols.placeholder')}
        values={subprotocols}
        error={error?.code === 'subprotocol-invalid' ? error : null}
        onChange={(names) => editDraft({ subprotocols: names })}
      />
      <p className="faint">{t('protocols.hint')}</p>
    </>
  )
}
