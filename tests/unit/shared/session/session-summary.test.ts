import { expect, it } from 'vitest'
import { lastingDamage } from '../../../../shared/session/session-summary'

it('counts no torn tail as damage, since every crash leaves one', () => {
  const block = { kind: 'checksum', offset: 100, length: 50 } as const
  expect(lastingDamage([block, { kind: 'torn-tail', offset: 150, length: 7 }])).toEqual([block])
})
