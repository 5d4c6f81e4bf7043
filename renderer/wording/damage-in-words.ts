import type { CaptureDamage } from '../../shared/session/session-summary'
import { exactBytes } from '../../shared/wording/byte-count'
import { t } from './translate'

/** More places than this say nothing more. */
const MAX_PLACES = 10

/** How much of a capture cannot be read, and where; a line for each place. */
export function damageInWords(damage: readonly CaptureDamage[]): string {
  const places = damage
    .slice(0, MAX_PLACES)
    .map(({ kind, offset, length }) => t(`damage.${kind}`, { offset, length: exactBytes(length) }))
  return [t('sessions.damage.hint', { count: damage.length }), ...places].join('\n')
}
