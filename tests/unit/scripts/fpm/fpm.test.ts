import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { root } from '../../../../scripts/root.mjs'

const standIn = path.join(root, 'scripts/fpm/fpm.mjs')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'framescope-fpm-test-'))
  mkdirSync(path.join(folder, 'app'))
  writeFileSync(path.join(folder, 'app/program'), '#!/bin/sh\n', { mode: 0o700 })
  writeFileSync(path.join(folder, 'after.sh'), '#!/bin/sh\necho 100%{name}\n')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function order(type: string, target: string): string[] {
  return [
    ['-s', 'dir', '-t', type, '--name', 'tiny', '--version', '1.2', '--architecture', 'amd64', '--vendor', 'Us'],
    ['--package', target, '--description', ' Tiny\n It is.', '--maintainer', 'Us <us@example.invalid>'],
    ['--url', 'https://example.invalid/', '--license', 'MIT', '--deb-compression', 'gz', '-d', 'libgbm1'],
    ['--after-install', path.join(folder, 'after.sh'), `${folder}/app/=/opt/Tiny`],
  ].flat()
}

describe.skipIf(!existsSync('/usr/bin/dpkg-deb'))('a deb', () => {
  it('holds the files as root’s, the control file, sums and scripts', () => {
    const target = path.join(folder, 'tiny.deb')
    execFileSync(standIn, order('deb', target))
    const read = (...args: string[]) => execFileSync('dpkg-deb', [...args, target], { encoding: 'utf8' })
    expect(read('--contents')).toMatch(/^-rwxr-xr-x root\/root .* \.\/opt\/Tiny\/program$/m)
    expect(read('--field')).toContain('Depends: libgbm1\n')
    expect(read('--field')).toContain('Description: Tiny\n It is.')
    const control = path.join(folder, 'control')
    execFileSync('dpkg-deb', ['--control', target, control])
    expect(execFileSync('cat', [path.join(control, 'md5sums')], { encoding: 'utf8' })).toMatch(
      /^[0-9a-f]{32} {2}opt\/Tiny\/program\n$/,
    )
    expect(execFileSync(path.join(control, 'postinst'), { encoding: 'utf8' })).toBe('100%{name}\n')
  })

  it('is not begun where something of it is missing', () => {
    const target = path.join(folder, 'tiny.deb')
    const { status, stderr } = spawnSync(standIn, [...order('deb', target), '/nowhere=/opt/x'], { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toContain('/nowhere')
    expect(existsSync(target)).toBe(false)
  })
})

describe.skipIf(!existsSync('/usr/bin/rpmbuild'))('an rpm', () => {
  it('holds the files and the scripts, percent signs and all', () => {
    const target = path.join(folder, 'tiny.rpm')
    execFileSync(standIn, order('rpm', target), { stdio: 'ignore' })
    const read = (...args: string[]) => execFileSync('rpm', ['-qp', ...args, target], { encoding: 'utf8' })
    expect(read('--list')).toBe('/opt/Tiny\n/opt/Tiny/program\n')
    expect(read('--scripts')).toContain('echo 100%{name}')
    expect(read('--requires')).toContain('libgbm1')
    expect(read('--queryformat', '%{NAME} %{VERSION} %{ARCH} %{LICENSE}')).toBe('tiny 1.2 x86_64 MIT')
  })
})
