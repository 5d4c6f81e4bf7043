import { describe, expect, it } from 'vitest'
import { planTargets, type Machine } from '../../../../scripts/packaging/plan-targets.mjs'
import { targetsOf } from '../../../../scripts/packaging/targets-of.mjs'

const targets = [
  ...targetsOf('linux', ['AppImage', 'deb', 'rpm', 'tar.gz', 'zip']),
  ...targetsOf('win', ['nsis', 'zip']),
  ...targetsOf('mac', [{ target: 'dmg', arch: ['x64', 'arm64'] }]),
]
const bare: Machine = {
  system: 'linux',
  downloads: false,
  archiver: false,
  packager: false,
  dpkgDeb: false,
  rpmbuild: false,
}
const obstacles = (machine: Machine, asked: string[] = []) =>
  Object.fromEntries(
    planTargets(targets, asked, machine).map(({ system, name, arch, obstacle }) => [
      `${system} ${name} ${arch}`,
      obstacle,
    ]),
  )

describe('planTargets', () => {
  it('says for each target what a bare machine lacks', () => {
    expect(obstacles(bare)).toEqual({
      'linux AppImage x64': expect.stringContaining('cannot be reached') as string,
      'linux deb x64': expect.stringContaining('dpkg-deb') as string,
      'linux rpm x64': expect.stringContaining('rpmbuild') as string,
      'linux tar.gz x64': expect.stringContaining('p7zip-full') as string,
      'linux zip x64': expect.stringContaining('p7zip-full') as string,
      'win nsis x64': 'is built on Windows',
      'win zip x64': 'is built on Windows',
      'mac dmg x64': 'is built on macOS',
      'mac dmg arm64': 'is built on macOS',
    })
  })

  it('builds with the tools of the system where none can be downloaded', () => {
    const debian = { ...bare, archiver: true, dpkgDeb: true, rpmbuild: true }
    expect(obstacles(debian, ['deb', 'rpm', 'tar.gz', 'zip'])).toEqual({
      'linux deb x64': null,
      'linux rpm x64': null,
      'linux tar.gz x64': null,
      'linux zip x64': null,
    })
  })

  it('needs rpmbuild also where tools can be downloaded, and nothing else', () => {
    expect(Object.entries(obstacles({ ...bare, downloads: true })).filter(([, obstacle]) => obstacle === null)).toEqual(
      [
        ['linux AppImage x64', null],
        ['linux deb x64', null],
        ['linux tar.gz x64', null],
        ['linux zip x64', null],
      ],
    )
  })

  it('means the target of this system by a name that several have', () => {
    expect(Object.keys(obstacles({ ...bare, system: 'win' }, ['zip']))).toEqual(['win zip x64'])
  })

  it('means those of another system by a name that only it has', () => {
    expect(Object.keys(obstacles(bare, ['dmg']))).toEqual(['mac dmg x64', 'mac dmg arm64'])
  })

  it('takes names in any case, in the order given', () => {
    expect(Object.keys(obstacles(bare, ['tar.gz', 'appimage']))).toEqual(['linux tar.gz x64', 'linux AppImage x64'])
  })

  it('refuses a name that is not configured, and says which are', () => {
    expect(() => planTargets(targets, ['deb', 'snap'], bare)).toThrow(
      'no such target: snap; there are AppImage, deb, rpm, tar.gz, zip, nsis, dmg',
    )
  })
})
