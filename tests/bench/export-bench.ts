import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Child } from './child'
import type { FigureRow } from './figure-row'
import type { ExportReply } from './measured-export'
import { recordFrames } from './recorded-frames'

/** Half of the events: each is a message as well. */
const FRAMES = 500_000
const MB = 1024 * 1024
/** A handful, as environments have; one frame in a thousand has one of them. */
const SECRETS = [
  'sk-live-9f8e7d6c5b4a',
  'correct horse battery',
  'eyJhbGciOiJIUzI1NiJ9.e30.c2ln',
  'pässwörd',
  'k3y/4+5=',
]
const FRAMES_PER_SECRET = 1000

/** A million events as NDJSON, with and without hiding secrets; each time in a new process. */
export const exportRow: FigureRow = {
  name: 'export',
  async measure({ electron, runs }) {
    const folder = await mkdtemp(path.join(tmpdir(), 'framescope-bench-'))
    try {
      const capture = path.join(folder, 'export.framescope')
      const target = path.join(folder, 'export.ndjson')
      await recordFrames(capture, FRAMES, (frame) => (frame % FRAMES_PER_SECRET === 0 ? (SECRETS[0] ?? null) : null))
      const measured = []
      for (const { name, secrets } of [
        { name: 'export-ndjson', secrets: null },
        { name: 'export-redacted', secrets: SECRETS },
      ]) {
        const replies: ExportReply[] = []
        for (let run = 0; run < runs; run++) {
          const child = new Child('measured-export', electron, ['--expose-gc'])
          replies.push(await child.ask<ExportReply>({ capture, target, secrets }))
          await child.end()
        }
        measured.push(
          {
            name,
            unit: 'events/s, 1M events',
            values: replies.map(({ eventsPerSecond }) => eventsPerSecond),
            limit: secrets === null ? { least: 100_000 } : null,
          },
          {
            name: `${name}-memory`,
            unit: 'MB above idle',
            values: replies.map(({ memory }) => memory / MB),
            limit: { most: 150 },
          },
        )
      }
      return measured
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}
