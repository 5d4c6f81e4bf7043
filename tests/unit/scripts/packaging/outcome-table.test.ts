import { describe, expect, it } from 'vitest'
import { checksums, outcomeTable, type Outcome } from '../../../../scripts/packaging/outcome-table.mjs'

const outcomes: Outcome[] = [
  {
    target: { system: 'linux', name: 'deb', arch: 'x64' },
    state: 'built',
    artifacts: [{ name: 'a.deb', size: 97_575_288, sha256: 'abc' }],
  },
  { target: { system: 'mac', name: 'dmg', arch: 'arm64' }, state: 'skipped', artifacts: [], why: 'is built on macOS' },
]

describe('outcomeTable', () => {
  it('has a line with size and sum for each file, and with the reason for each target without one', () => {
    expect(outcomeTable(outcomes).split('\n')).toEqual([
      'linux x64 deb  built      97.6 MB  abc  a.deb',
      'mac arm64 dmg  skipped  is built on macOS',
    ])
  })
})

describe('checksums', () => {
  it('are what sha256sum checks', () => {
    expect(checksums(outcomes)).toBe('abc  a.deb\n')
  })
})
