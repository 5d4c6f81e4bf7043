import { describe, expect, it } from 'vitest'
import { targetsOf } from '../../../../scripts/packaging/targets-of.mjs'

describe('targetsOf', () => {
  it('takes a name for x64', () => {
    expect(targetsOf('linux', ['deb', 'tar.gz'])).toEqual([
      { system: 'linux', name: 'deb', arch: 'x64' },
      { system: 'linux', name: 'tar.gz', arch: 'x64' },
    ])
  })

  it('takes a name with several architectures for each of them', () => {
    expect(targetsOf('mac', [{ target: 'dmg', arch: ['x64', 'arm64'] }])).toEqual([
      { system: 'mac', name: 'dmg', arch: 'x64' },
      { system: 'mac', name: 'dmg', arch: 'arm64' },
    ])
  })

  it('takes one that stands alone', () => {
    expect(targetsOf('win', { target: 'nsis' })).toEqual([{ system: 'win', name: 'nsis', arch: 'x64' }])
  })

  it('knows of none where none is configured', () => {
    expect(targetsOf('win', undefined)).toEqual([])
  })
})
