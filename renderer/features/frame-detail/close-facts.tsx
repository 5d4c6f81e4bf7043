import type { ReactNode } from 'react'
import type { ClosePayload } from '../../../shared/protocol/close-payload'
import { FactList, type Fact } from '../../components/fact-list'
import { closeCodeName } from '../../../shared/wording/close-code-name'
import { say, t } from '../../wording/translate'

/** What a close frame says (RFC 6455 §5.5.1). */
export function CloseFacts({ close }: { readonly close: ClosePayload }): ReactNode {
  return (
    <div className="detail-section">
      <FactList facts={factsOf(close)} />
    </div>
  )
}

function factsOf(close: ClosePayload): readonly Fact[] {
  if (close.kind === 'empty') return []
  const code: Fact[] =
    close.code === null ? [] : [{ name: t('fact.code'), value: `${close.code} ${closeCodeName(close.code)}` }]
  if (close.kind === 'close') return [...code, { name: t('fact.reason'), value: close.reason }]
  return [...code, { name: t('row.violation'), value: say(`violation.${close.violation}`, {}), tone: 'error' }]
}
