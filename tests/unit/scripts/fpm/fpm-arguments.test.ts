import { describe, expect, it } from 'vitest'
import { describe as describePackage, parseFpmArguments } from '../../../../scripts/fpm/fpm-arguments.mjs'

const complete = [
  ['-s', 'dir', '--force', '-t', 'deb', '--name', 'framescope', '--version', '0.1.0', '--architecture', 'amd64'],
  ['--package', '/out/x.deb', '--description', 'Shows frames\n All of them.\n\nHere.', '--vendor', 'Framescope'],
  ['--maintainer', 'Framescope <f@example.invalid>', '--url', 'https://example.invalid/'],
].flat()

describe('parseFpmArguments', () => {
  it('takes options with their values, and lists together', () => {
    const order = parseFpmArguments([...complete, '-d', 'a', '-d', 'b | c', '--deb-recommends', 'd', '--debug'])
    expect(order).toMatchObject({ type: 'deb', depends: ['a', 'b | c'], recommends: ['d'] })
    expect(order.options).toMatchObject({ name: 'framescope', version: '0.1.0', package: '/out/x.deb' })
  })

  it('takes files apart at the last equals sign before a path', () => {
    expect(parseFpmArguments([...complete, '/a=/b/=/opt/App', 'x.svg=/usr/x.svg']).files).toEqual([
      { source: '/a=/b/', destination: '/opt/App' },
      { source: 'x.svg', destination: '/usr/x.svg' },
    ])
  })

  it.each([
    [['-s', 'dir', '-t', 'pacman'], 'cannot make pacman'],
    [['-s', 'dir', '-t', 'deb'], 'nothing is said about name, version'],
    [[...complete, '--deb-new-thing', 'x'], '--deb-new-thing is not understood'],
    [[...complete, '--iteration'], '--iteration has no value'],
    [[...complete, 'x.svg'], 'x.svg does not say where it goes'],
  ])('refuses what it does not understand: %j', (args, problem) => {
    expect(() => parseFpmArguments(args)).toThrow(problem)
  })
})

describe('what describes a package', () => {
  it('tells the summary from the lines after it', () => {
    expect(describePackage(parseFpmArguments(complete))).toEqual({
      summary: 'Shows frames',
      lines: ['All of them.', '', 'Here.'],
    })
  })
})
