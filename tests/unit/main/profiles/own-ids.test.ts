import { describe, expect, it } from 'vitest'
import { appError, type Result } from '../../../../shared/errors/app-error'
import { idsBeside, withOwnIds } from '../../../../main/profiles/own-ids'

type Paths = readonly (readonly [path: string, id: string, name: string])[]

/** Ids by path. */
function idsOf(paths: Paths): Record<string, string> {
  const files = new Map(paths.map(([at, id, name]) => [at, { ok: true, value: { id, name } } as const]))
  return Object.fromEntries([...withOwnIds(files)].map(([at, file]) => [at, file.ok ? file.value.id : '']))
}

describe('withOwnIds', () => {
  it.each<[string, Paths, string]>([
    [
      'a file that is called as what is in it',
      [
        ['a copy.json', 'one', 'prod'],
        ['prod.json', 'one', 'prod'],
      ],
      'prod.json',
    ],
    [
      'one that has a number, as its name was taken',
      [
        ['a copy.json', 'one', 'prod'],
        ['prod 2.json', 'one', 'prod'],
      ],
      'prod 2.json',
    ],
    [
      'one whose name had to be changed',
      [
        ['a copy.json', 'one', 'a/b'],
        ['a-b.json', 'one', 'a/b'],
      ],
      'a-b.json',
    ],
    [
      'the outermost',
      [
        ['archive/prod.json', 'one', 'prod'],
        ['prod.json', 'one', 'prod'],
      ],
      'prod.json',
    ],
    [
      'the first, where none is called so',
      [
        ['b.json', 'one', 'prod'],
        ['a.json', 'one', 'prod'],
      ],
      'a.json',
    ],
  ])('leaves the id to %s', (_, paths, owner) => {
    const ids = idsOf(paths)
    expect(Object.keys(ids).filter((at) => ids[at] === 'one')).toEqual([owner])
    expect(new Set(Object.values(ids)).size).toBe(paths.length)
  })

  it('gives the others the same ids each time, in whatever order the system has them', () => {
    const paths: Paths = [
      ['prod.json', 'one', 'prod'],
      ['a.json', 'one', 'prod'],
      ['b.json', 'one', 'prod'],
    ]
    expect(idsOf(paths.toReversed())).toEqual(idsOf(paths))
  })

  it('leaves ids alone that only one file has, and files that cannot be read', () => {
    const files = new Map<string, Result<{ id: string; name: string }>>([
      ['a.json', { ok: true, value: { id: 'one', name: 'a' } }],
      ['b.json', { ok: false, error: appError('workspace-file-invalid') }],
    ])
    expect(withOwnIds(files)).toEqual(files)
  })
})

describe('idsBeside', () => {
  it('gives a new id for one that something else has, or has got just now', () => {
    let count = 0
    const idOf = idsBeside([{ id: 'one' }], () => `new-${++count}`)
    expect(['one', 'two', 'two'].map(idOf)).toEqual(['new-1', 'two', 'new-2'])
  })
})
