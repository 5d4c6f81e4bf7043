import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportSession, type ExportPlan } from '../../../../main/export/export-session'
import type { ExportSource } from '../../../../main/export/export-source'
import { defaultExportOptions } from '../../../../shared/formats/export-options'
import type { ExportProgress } from '../../../../shared/formats/export-status'
import { sessionHead, temporaryFolder } from '../capture/capture-scenario'
import { soundSource } from '../../../support/made-up-source'

const folder = temporaryFolder()
let targets = 0
const freshFolder = (): string => {
  const fresh = path.join(folder, String(targets++))
  mkdirSync(fresh)
  return fresh
}
const plan: ExportPlan = {
  format: 'ndjson',
  choice: { kind: 'all' },
  options: defaultExportOptions,
  secrets: null,
  version: '0.1.0',
}

describe('exportSession', () => {
  it('writes what a format says of the session and of each event', async () => {
    const target = path.join(freshFolder(), 'a.ndjson')
    const outcome = await exportSession(soundSource(500), plan, target)
    const text = readFileSync(target, 'utf8')
    const lines = text.trimEnd().split('\n')
    expect(lines).toHaveLength(501)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ kind: 'session', id: sessionHead.id })
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ event: 499 })
    expect(outcome).toEqual({
      events: 500,
      bytes: text.length,
      missing: { events: 0, bytes: 0 },
      unreadable: 0,
      hidden: null,
    })
  })

  it.skipIf(process.platform === 'win32')('keeps the file from others', async () => {
    const target = path.join(freshFolder(), 'a.ndjson')
    writeFileSync(target, 'older', { mode: 0o644 })
    await exportSession(soundSource(1), plan, target)
    expect(statSync(target).mode & 0o777).toBe(0o600)
  })

  it('says how far it is', async () => {
    const told: ExportProgress[] = []
    await exportSession(soundSource(20_000, { slow: true }), plan, path.join(freshFolder(), 'a.ndjson'), {
      onProgress: (progress) => told.push(progress),
    })
    expect(told.length).toBeGreaterThan(1)
    expect(told.toSorted((one, other) => one.part - other.part)).toEqual(told)
    expect(told.every(({ part }) => part > 0 && part <= 1)).toBe(true)
  })

  it('leaves nothing and an older file alone when it is cancelled half way', async () => {
    const into = freshFolder()
    const target = path.join(into, 'a.ndjson')
    writeFileSync(target, 'older')
    const abort = new AbortController()
    const cancelled = exportSession(soundSource(100_000, { slow: true }), plan, target, {
      signal: abort.signal,
      onProgress: ({ events }) => events > 1000 && abort.abort(),
    })
    await expect(cancelled).rejects.toMatchObject({ error: { code: 'export-cancelled' } })
    expect(readdirSync(into)).toEqual(['a.ndjson'])
    expect(readFileSync(target, 'utf8')).toBe('older')
  })

  it('leaves nothing when the capture cannot be read any further', async () => {
    const into = freshFolder()
    const broken: ExportSource = {
      ...soundSource(10),
      async *pages() {
        yield* soundSource(10).pages({ kind: 'all' }, true)
        throw new Error('the disk is gone')
      },
    }
    const failed = exportSession(broken, plan, path.join(into, 'a.ndjson'))
    await expect(failed).rejects.toMatchObject({ error: { code: 'export-failed' } })
    expect(readdirSync(into)).toEqual([])
  })

  it('fails where there is no such folder', async () => {
    const failed = exportSession(soundSource(1), plan, path.join(folder, 'nowhere', 'a.ndjson'))
    await expect(failed).rejects.toMatchObject({ error: { code: 'export-failed' } })
  })

  it('counts payloads that cannot be read, and goes on', async () => {
    const source: ExportSource = {
      ...soundSource(6),
      content: () => ({ payload: null, frames: [], missing: 'unreadable' }),
    }
    const target = path.join(freshFolder(), 'a.ndjson')
    expect(await exportSession(source, plan, target)).toMatchObject({ events: 6, unreadable: 6 })
    expect(readFileSync(target, 'utf8')).toContain('"payload":null,"unreadable":true')
  })
})
