import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SentHistory } from '../../../../main/library/sent-history'
import type { ComposedMessage } from '../../../../shared/composer/composed-message'
import { HISTORY_BYTES, HISTORY_LENGTH } from '../../../../shared/library/history-bounds'

let folder: string
const text = (said: string): ComposedMessage => ({ kind: 'text', text: said })

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'framescope-history-')), 'history')
})
afterEach(() => rmSync(path.dirname(folder), { recursive: true }))

describe('SentHistory', () => {
  it('keeps what was sent with each profile apart, newest first, over a restart', async () => {
    const history = new SentHistory(folder)
    await history.remember('p1', text('a'))
    await history.remember('p1', text('b'))
    await history.remember('p1', text('b'))
    await history.remember(null, text('c'))
    const next = new SentHistory(folder)
    expect(await next.read('p1')).toEqual([text('b'), text('a')])
    expect(await next.read(null)).toEqual([text('c')])
    expect(await next.read('p2')).toEqual([])
  })

  it('has written what was sent when it has stopped', async () => {
    const history = new SentHistory(folder)
    const remembered = Promise.all([history.remember('p1', text('a')), history.remember('p2', text('b'))])
    await history.stop()
    expect(readdirSync(folder)).toHaveLength(2)
    await remembered
  })

  it('forgets the oldest beyond its number and its size', async () => {
    const history = new SentHistory(folder)
    for (let count = 0; count <= HISTORY_LENGTH; count++) await history.remember(null, text(`${count}`))
    expect(await history.read(null)).toHaveLength(HISTORY_LENGTH)
    expect((await history.read(null)).at(-1)).toEqual(text('1'))
    await history.remember(null, text('x'.repeat(HISTORY_BYTES - 1000)))
    expect((await history.read(null)).length).toBeLessThan(HISTORY_LENGTH)
  })

  it('leaves out what is too large, and keeps what was there', async () => {
    const history = new SentHistory(folder)
    await history.remember(null, text('a'))
    await history.remember(null, text('y'.repeat(HISTORY_BYTES)))
    expect(await new SentHistory(folder).read(null)).toEqual([text('a')])
  })

  it('forgets what was sent with profiles that are gone', async () => {
    const history = new SentHistory(folder)
    for (const profile of ['p1', 'p2']) await history.remember(profile, text(profile))
    await history.forget(['p1', 'never sent with'])
    expect([await history.read('p1'), await history.read('p2')]).toEqual([[], [text('p2')]])
    expect(readdirSync(folder)).toHaveLength(1)
  })

  it('has a name that says nothing of the profile', async () => {
    await new SentHistory(folder).remember('../../evil', text('secret'))
    const [file = ''] = readdirSync(folder)
    expect(file).toMatch(/^[0-9a-f]{32}\.json$/)
  })

  it.skipIf(process.platform === 'win32')('is for the eyes of its owner alone', async () => {
    await new SentHistory(folder).remember(null, text('secret'))
    expect(statSync(path.join(folder, 'none.json')).mode & 0o077).toBe(0)
  })

  it('puts a file aside that it cannot read', async () => {
    await new SentHistory(folder).remember(null, text('a'))
    writeFileSync(path.join(folder, 'none.json'), '{')
    const history = new SentHistory(folder)
    expect(await history.read(null)).toEqual([])
    await history.remember(null, text('b'))
    expect(readdirSync(folder).toSorted()).toEqual(['none.json', 'none.json.unreadable'])
  })
})
