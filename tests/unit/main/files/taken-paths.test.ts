import { describe, expect, it } from 'vitest'
import { TakenPaths } from '../../../../main/files/taken-paths'
import { failureOf } from '../../../support/failure-of'

const paths = () => new TakenPaths(['Feeds', 'Feeds/a.json', 'con.', 'caf\u0065\u0301'])

describe('TakenPaths', () => {
  it.each([
    ['', ''],
    ['Feeds', 'Feeds'],
    ['feeds/New', 'Feeds/New'],
    ['caf\u00E9', 'caf\u0065\u0301'],
    ['con.', 'con.'],
    ['../../etc', '_/_/etc'],
    ['/a//b/', 'a/b'],
  ])('knows what is meant by %j: %j', (from, meant) => {
    expect(paths().like(from)).toBe(meant)
  })

  it('finds what is meant within a folder', () => {
    expect([paths().like('A', 'Feeds'), paths().like('', 'Feeds')]).toEqual(['Feeds/A', 'Feeds'])
  })

  it('counts up where a name is taken, for some system', () => {
    expect(paths().free('Feeds', 'A', '.json')).toBe('Feeds/A 2.json')
    expect(paths().free('Feeds', 'A', '.json', 'Feeds/a.json')).toBe('Feeds/A.json')
    expect(paths().free('', 'feeds', '')).toBe('feeds 2')
  })

  it('gives no path twice, nor the folders above it', () => {
    const taken = paths()
    expect([taken.take('new', 'a', '.json'), taken.take('new', 'a', '.json')]).toEqual(['new/a.json', 'new/a 2.json'])
    expect(taken.like('NEW')).toBe('new')
  })

  it('has room for 20,000 files and folders, the ones above them included, at 31 folders in one another', () => {
    const code = (folders: readonly string[], files: number) => failureOf(() => paths().checkRoom(folders, files))?.code
    expect(code(['Feeds/x/y', 'Feeds/x/z', 'feeds/X'], 20_000 - 4 - 3)).toBeUndefined()
    expect(code(['Feeds/x/y', 'Feeds/x/z', 'feeds/X'], 20_000 - 4 - 2)).toBe('workspace-too-large')
    const deep = (depth: number) => Array.from({ length: depth }, () => 'a').join('/')
    expect([code([deep(31)], 1), code([deep(32)], 1)]).toEqual([undefined, 'workspace-too-large'])
  })
})
