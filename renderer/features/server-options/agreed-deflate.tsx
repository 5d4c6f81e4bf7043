import type { ReactNode } from 'react'
import { DEFAULT_WINDOW_BITS } from '../../../shared/protocol/deflate-parameters'
import type { DeflateAcceptance } from '../../../shared/session/server-profile'
import { Check } from '../../components/check'
import { t } from '../../wording/translate'
import { usePolicy } from './use-policy'

/** zlib compresses with no smaller window. */
const SMALLEST_WINDOW_BITS = 9
const windowBits = Array.from({ length: DEFAULT_WINDOW_BITS - SMALLEST_WINDOW_BITS + 1 }, (_, index) =>
  String(SMALLEST_WINDOW_BITS + index),
)

/** What is answered to an offer of permessage-deflate. */
export function AgreedDeflate(): ReactNode {
  const [{ deflate }, edit] = usePolicy()
  const change = (part: Partial<DeflateAcceptance>) => edit({ deflate: { ...deflate, ...part } })
  return (
    <fieldset className="option-group" aria-label={t('deflate.title')}>
      <Check label={t('server.deflate.agree')} checked={deflate.enabled} onChange={(enabled) => change({ enabled })} />
      <fieldset className="option-grid" disabled={!deflate.enabled}>
        <Check
          label={t('deflate.server-no-context')}
          checked={deflate.serverNoContextTakeover}
          onChange={(serverNoContextTakeover) => change({ serverNoContextTakeover })}
        />
        <Check
          label={t('deflate.client-no-context')}
          checked={deflate.clientNoContextTakeover}
          onChange={(clientNoContextTakeover) => change({ clientNoContextTakeover })}
        />
        <LargestWindow
          label={t('deflate.server-bits')}
          value={deflate.serverMaxWindowBits}
          onChange={(serverMaxWindowBits) => change({ serverMaxWindowBits })}
        />
        <LargestWindow
          label={t('deflate.client-bits')}
          value={deflate.clientMaxWindowBits}
          onChange={(clientMaxWindowBits) => change({ clientMaxWindowBits })}
        />
      </fieldset>
    </fieldset>
  )
}

interface LargestWindowProps {
  readonly label: string
  readonly value: number | null
  readonly onChange: (bits: number | null) => void
}

function LargestWindow({ label, value, onChange }: LargestWindowProps): ReactNode {
  return (
    <label className="check">
      <select
        className="field"
        value={value === null ? 'any' : String(value)}
        onChange={({ target }) => onChange(target.value === 'any' ? null : Number(target.value))}
      >
        <option value="any">{t('server.deflate.any')}</option>
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
