import type { ReactNode } from 'react'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

export function TlsOptions(): ReactNode {
  const verifyTls = useApp((state) => state.draft.verifyTls)
  const editDraft = useApp((state) => state.editDraft)
  return (
    <>
      <label className="check">
        <input
          type="checkbox"
          checked={verifyTls}
          onChange={({ target }) => editDraft({ verifyTls: target.checked })}
        />
        {t('tls.verify')}
      </label>
      {verifyTls ? <p className="faint">{t('tls.verify.hint')}</p> : <p className="warning">⚠ {t('tls.off.hint')}</p>}
    </>
  )
}
