import { describe, expect, it } from 'vitest'
import type { TimelineRow } from '../../../../shared/session/timeline-row'
import { quickFilterMask, showAll } from '../../../../shared/session/event-class'
import { ViewRun } from '../../../support/view-run'
import { temporaryFolder } from '../../../unit/main/capture/capture-scenario'
import { HeartbeatRecording } from '../../../unit/main/capture/record-heartbeats'
import { ringRecordings, sum } from './record-ring'

const { record } = ringRecordings(temporaryFolder())
const messages = quickFilterMask({ ...showAll, unit: 'messages' })
const beat = { kind: 'text', direction: 'received', payload: `{"type":"ping","_":"${'x'.repeat(50_000)}"}` } as const
const data = { kind: 'text', direction: 'received', payload: '{"type":"tick"}' } as const

describe('a folded view of a capture with a limit', () => {
  it('keeps its rows while folds are let go, wholly and in part, folded and expanded', async () => {
    const { id, captures, writer, told, onDisk } = await record()
    const beats = HeartbeatRecording.on(writer)
    const fill = async (kind: typeof beat | typeof data, count: number): Promise<void> => {
      for (let each = 0; each < count; each++) {
        beats.add(kind)
        if (each % 10 === 9) await onDisk(writer.nextEvent)
      }
      await onDisk(writer.nextEvent)
    }
    await fill(beat, 20)
    await fill(data, 1)
    await fill(beat, 20)
    const run = new ViewRun(() => captures.reader(id))
    const view = await run.open('', messages, '', 'json.type:ping')
    const looked = () => {
      run.views.grown('session')
      return run.until(view, ({ done, scanned }) => done && scanned === sum(told.at(-1)?.counts ?? []))
    }
    const read = async (from = 0) => (await run.views.find('session', view)).rows(from, 1000)
    expect(await looked()).toMatchObject({ rows: 3, letGo: 0 })

    // All but the end of a run that goes on.
    for (let series = 0; series < 40; series++) {
      await fill(beat, 10)
      await looked()
    }
    expect(await looked()).toMatchObject({ rows: 3, letGo: 2 })
    const reader = await captures.reader(id)
    const plain = (await reader.rows(messages, 0, 1000)).rows
    const first = plain[0] as TimelineRow
    expect(first.event).toBeGreaterThan(100)
    const { rows, letGo, total } = await read()
    expect([letGo, total]).toEqual([2, 3])
    expect(rows).toMatchObject([{ kind: 'heartbeats', event: first.event, lastEvent: plain.at(-1)?.event }])

    expect(run.views.setFold(view, first.event, true)).toMatchObject({ row: 2, added: 420 })
    const expanded = await read()
    // The row of the fold stands before its first event, and that is gone.
    expect(expanded.rows.map(({ event }) => event)).toEqual(plain.map(({ event }) => event))
    expect(expanded.total - expanded.letGo).toBe(plain.length)
    run.views.stop()
  })
})
