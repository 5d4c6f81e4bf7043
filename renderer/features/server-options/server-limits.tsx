import type { ReactNode } from 'react'
import type { ServerProfile } from '../../../shared/session/server-profile'
import { KeepFields } from '../../components/keep-fields'
import { WholeNumberField } from '../../components/whole-number-field'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** Each with its least and its greatest value. */
const limits = [
  ['handshakeTimeout', 1, 3_600_000],
  ['maxHeadLength', 1024, 1024 * 1024],
  ['maxHeaders', 8, 10_000],
  ['maxConnections', 1, 100_000],
  ['maxMessageLength', 0, Number.MAX_SAFE_INTEGER],
  ['maxFragments', 0, Number.MAX_SAFE_INTEGER],
] as const satisfies readonly (readonly [keyof ServerProfile, number, number])[]

export function ServerLimits(): ReactNode {
  const draft = useApp((state) => state.serverDraft)
  const edit = useApp((state) => state.editServerDraft)
  return (
    <fieldset className="option-group" aria-label={t('limits.title')}>
      {limits.map(([name, min, max]) => (
        <WholeNumberField
          key={name}
          label={t(`server.limits.${name}`)}
          value={draft[name]}
          min={min}
          max={max}
          onChange={(value) => edit({ [name]: value })}
        />
      ))}
      <KeepFields keep={draft.keep} onChange={(keep) => edit({ keep })} />
    </fieldset>
  )
}
