import type { ReactNode } from 'react'
import { DEFAULT_WINDOW_BITS } from '../../../shared/protocol/deflate-parameters'
import type { DeflateOffer } from '../../../shared/session/client-profile'
import { Check } from '../../components/check'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

const SMALLEST_WINDOW_BITS = 8
const windowBits = Array.from({ length: DEFAULT_WINDOW_BITS - SMALLEST_WINDOW_BITS + 1 }, (_, index) =>
  String(SMALLEST_WINDOW_BITS + index),
)

/** permessage-deflate and its four parameters, as RFC 7692 names them. */
export function DeflateOptions(): ReactNode {
  const deflate = useApp((state) => state.draft.deflate)
  const editDraft = useApp((state) => state.editDraft)
  const edit = (change: Partial<DeflateOffer>) => editDraft({ deflate: { ...deflate, ...change } })
  return (
    <fieldset className="option-group" aria-label={t('deflate.title')}>
      <Check label={t('deflate.offer')} checked={deflate.enabled} onChange={(enabled) => edit({ enabled })} />
      <fieldset className="option-grid" disabled={!deflate.enabled}>
        <Check
          label={t('deflate.server-no-context')}
          checked={deflate.serverNoContextTakeover}
          onChange={(serverNoContextTakeover) => edit({ serverNoContextTakeover })}
        />
        <Check
          label={t('deflate.client-no-context')}
          checked={deflate.clientNoContextTakeover}
          onChange={(clientNoContextTakeover) => edit({ clientNoContextTakeover })}
        />
        <Bits
          label={t('deflate.server-bits')}
          value={deflate.serverMaxWindowBits}
          onChange={(bits) => edit({ serverMaxWindowBits: bits === true ? null : bits })}
        />
        <Bits
          label={t('deflate.client-bits')}
          value={deflate.clientMaxWindowBits}
          any
          onChange={(clientMaxWindowBits) => edit({ clientMaxWindowBits })}
        />
      </fieldset>
    </fieldset>
  )
}

interface BitsProps {
  readonly label: string
  readonly value: number | true | null
  /** The parameter may be sent without a value. */
  readonly any?: boolean
  readonly onChange: (value: number | true | null) => void
}

function Bits({ label, value, any = false, onChange }: BitsProps): ReactNode {
  return (
    <label className="check">
      <select
        className="field"
        value={value === null ? 'absent' : value === true ? 'any' : String(value)}
        onChange={({ target }) =>
          onChange(target.value === 'absent' ? null : target.value === 'any' ? true : Number(target.value))
        }
      >
        <option value="absent">{t('deflate.bits.absent')}</option>
        {any && <option value="any">{t('deflate.bits.any')}</option>}
        {windowBits.map((bits) => (
          <option key={bits} value={bits}>
            {bits}
          </option>
        ))}
      </select>
      {label}
    </label>
  )
}
