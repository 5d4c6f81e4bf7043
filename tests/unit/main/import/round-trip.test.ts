import fc from 'fast-check'
import { mkdtemp } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { CaptureReader } from '../../../../main/capture/capture-reader'
import { CaptureWriter } from '../../../../main/capture/capture-writer'
import { harOf, ImportRun, ndjsonOf } from '../../../support/import-run'
import { Scenario, sessionHead, step, temporaryFolder, type Step } from '../capture/capture-scenario'

const folder = temporaryFolder()

async function recorded(steps: readonly Step[]): Promise<{ reader: CaptureReader; run: ImportRun }> {
  const own = await mkdtemp(path.join(folder, 'run-'))
  const file = path.join(own, 'source.framescope')
  const writer = await CaptureWriter.create(file, {
    ...sessionHead,
    profile: { ...sessionHead.profile },
  } as typeof sessionHead)
  const scenario = new Scenario(writer)
  for (const next of steps) if (next.kind !== 'pause') scenario.play(next)
  await writer.close({ state: 'closed', error: null })
  return { reader: await CaptureReader.open(file), run: new ImportRun(own) }
}

/** The scenario's headers are short: they have no room for a longer payload. */
const small = step.filter((each) => each.kind === 'note' || (each.kind === 'frame' && each.length < 126))

describe('an exported session', () => {
  it.each<[string, (reader: CaptureReader, folder: string) => Promise<string>]>([
    ['session.ndjson', ndjsonOf],
    ['session.har', harOf],
  ])('is the same byte for byte when it is imported again and exported as NDJSON: %s', async (name, write) => {
    await fc.assert(
      fc.asyncProperty(fc.array(small, { minLength: 1, maxLength: 40 }), async (steps) => {
        const { reader, run } = await recorded(steps)
        const before = await ndjsonOf(reader, run.folder)
        const file = await write(reader, run.folder)
        await reader.close()
        const [imported] = await run.import(name, file)
        expect(await run.ndjson(imported?.id ?? '')).toBe(before)
      }),
      { numRuns: 15 },
    )
  })
})
