import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ReplayStore } from '../../../../main/replay/replay-store'
import { codeOf } from '../../../support/code-of'
import { replayOf } from '../../../support/replay-scene'

describe('ReplayStore', () => {
  let folder: string
  let store: ReplayStore

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'framescope-replays-'))
    store = new ReplayStore(folder)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  async function kept(): Promise<ReturnType<typeof replayOf>['record']> {
    const { run, record } = replayOf(['↑a', '↑b', '↓1'])
    const over = run.run()
    run.stop()
    await over
    record.add({ event: 0, recorded: 0, planned: 0, actual: 10 })
    record.add({ event: 1, recorded: 1_000_000, planned: null, actual: 2_000_000 })
    record.comparison = {
      kind: 'comparison',
      rules: record.head.request.comparison,
      left: 0,
      unreadable: 0,
      pairs: [{ verdict: 'missing', connection: null, expected: 2, actual: null }],
      differences: [[0, [{ kind: 'value', path: '.a', expected: '1', actual: null }]]],
    }
    await store.append('session', 'one', [record.head])
    await store.append(
      'session',
      'one',
      [record.stepsLine(0), record.end, record.comparison].filter((line) => line !== null),
    )
    return record
  }

  it('gives back all that was kept', async () => {
    const record = await kept()
    const read = await store.read('session', 'one')
    expect(read.status()).toEqual(record.status())
    expect(read.steps(0, 10)).toEqual(record.steps(0, 10))
    expect(read.comparison).toEqual(record.comparison)
    expect(await store.list('session')).toEqual(['one'])
    expect(await store.list('other')).toEqual([])
  })

  it('passes over what a crash left half', async () => {
    const record = await kept()
    appendFileSync(path.join(folder, 'session', 'one.ndjson'), '{"kind":"steps","steps":[[3,')
    expect((await store.read('session', 'one')).sent).toBe(record.sent)
  })

  it('loses no line to the half one that a full disk left before it', async () => {
    const record = await kept()
    const file = path.join(folder, 'session', 'one.ndjson')
    renameSync(file, `${file}.aside`)
    mkdirSync(file)
    expect(await store.append('session', 'one', [record.stepsLine(0)]).catch(codeOf)).toBe('replay-write-failed')
    rmSync(file, { recursive: true })
    renameSync(`${file}.aside`, file)
    appendFileSync(file, '{"kind":"steps","steps":[[3,')
    await store.append('session', 'one', [record.stepsLine(0)])
    expect((await store.read('session', 'one')).sent).toBe(2 * record.sent)
  })

  it('deletes one, and all of a session', async () => {
    await kept()
    await store.delete('session', 'one')
    expect(await store.read('session', 'one').catch(codeOf)).toBe('replay-not-found')
    await kept()
    await store.deleteOf('session')
    expect(readdirSync(folder)).toEqual([])
  })

  it('names nothing outside of its folder', async () => {
    for (const id of ['..', 'a/b', '', '../../etc'])
      expect(await store.read(id, 'one').catch(codeOf)).toBe('replay-not-found')
    expect(existsSync(path.join(folder, '..', 'one.ndjson'))).toBe(false)
  })
})
