import { describe, expect, it } from 'vitest'
import { thirdPartyText, uniquePackages } from '../../../../scripts/packaging/third-party-licences.mjs'

describe('third-party licences', () => {
  it('name a package once for each of its versions, in order', () => {
    const packages = ['ws 8', 'react 19', 'ws 8', 'tslib 2', 'tslib 1'].map((text) => {
      const [name = '', version = ''] = text.split(' ')
      return { name, version }
    })
    expect(uniquePackages(packages).map(({ name, version }) => `${name} ${version}`)).toEqual([
      'react 19',
      'tslib 1',
      'tslib 2',
      'ws 8',
    ])
  })

  it('are whole, each below the name of its package', () => {
    const text = thirdPartyText([
      { name: 'ws', version: '8.23.0', identifier: 'MIT', text: 'Copyright\n\nPermission\n' },
    ])
    expect(text).toContain('ws 8.23.0 (MIT)')
    expect(text).toContain('\n\nCopyright\n\nPermission\n')
  })
})
