import fc from 'fast-check'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { HEADER_BYTES, RECORD_BYTES } from '../../../../main/capture/capture-format'
import { CaptureReader } from '../../../../main/capture/capture-reader'
import { CaptureWriter } from '../../../../main/capture/capture-writer'
import type { SurveyConnections, SurveySeries } from '../../../../shared/ipc/survey-channels'
import type { ConnectionRecorder } from '../../../../shared/session/recorder'
import type { SessionEvent } from '../../../../shared/session/session-event'
import { SessionSurvey } from '../../../../shared/survey/session-survey'
import { Scenario, sessionHead, step, temporaryFolder, type Step } from './capture-scenario'
import { writeSmallCapture, type SmallCapture } from './small-capture'

const folder = temporaryFolder()
let files = 0
let small: SmallCapture
beforeAll(async () => {
  small = await writeSmallCapture(folder)
})

/** The whole survey of a capture, asked for as the window does. */
async function surveyed(reader: CaptureReader): Promise<SurveySeries & SurveyConnections> {
  for (;;) {
    const series = await reader.survey.series(0, null, 100)
    if (series.complete) return { ...series, ...(await reader.survey.connections()) }
  }
}

async function surveyOfFile(file: string): Promise<SurveySeries & SurveyConnections> {
  const reader = await CaptureReader.open(file)
  try {
    return await surveyed(reader)
  } finally {
    await reader.close()
  }
}

it('ends with what was counted when its capture is closed meanwhile', async () => {
  const reader = await CaptureReader.open(small.file)
  const counting = reader.survey.series(0, null, 100)
  await reader.close()
  expect(await counting).toMatchObject({ events: reader.eventCount })
  expect(await reader.survey.series(0, null, 100)).toMatchObject({ events: reader.eventCount })
})

/** The same survey, of the events as they were recorded. */
function expectedSurvey(events: readonly SessionEvent[]): SessionSurvey {
  const survey = new SessionSurvey()
  for (const event of events) {
    if (event.kind === 'frame') {
      survey.addFrame(event, event.direction, event.opcode, event.headerLength + event.payloadLength)
      if (event.opcode === 9 && event.direction === 'sent') survey.addPing(event, String(event.event))
    } else if (event.kind === 'message')
      survey.addMessage(event, event.direction, event.compressed, event.wireLength, event.length)
    else survey.addOther(event)
  }
  return survey
}

const playable = fc.array(
  step.filter((each): each is Exclude<Step, { kind: 'pause' }> => each.kind !== 'pause'),
  { minLength: 1, maxLength: 40 },
)

describe('CaptureSurvey', () => {
  it('counts what was recorded', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(playable, async (steps) => {
        const file = path.join(folder, `${files++}.framescope`)
        const writer = await CaptureWriter.create(file, sessionHead)
        const scenario = new Scenario(writer)
        for (const next of steps) scenario.play(next)
        await writer.close({ state: 'closed', error: null })
        const found = await surveyOfFile(file)
        const expected = expectedSurvey(scenario.expected.map(({ event }) => event))
        expect(found.series).toEqual(expected.series(0, null, 100))
        expect(found.connections).toEqual(expected.connections)
        expect(found).toMatchObject({ counted: scenario.expected.length, leftOut: 0, end: expected.end })
      }),
      { numRuns: 30 },
    )
  })

  it('goes on where it stopped as a capture grows', async () => {
    const { file, expected, lengths } = small
    const reader = await CaptureReader.open(file, lengths[0])
    for (const length of lengths) {
      await reader.refresh(length)
      const events = expected.slice(0, reader.eventCount).map(({ event }) => event)
      const found = await surveyed(reader)
      expect(found.connections).toEqual(expectedSurvey(events).connections)
      expect(found.counted).toBe(events.length)
    }
    await reader.close()
  })

  it('shares one pass between those who ask at the same time', async () => {
    const { file, expected } = small
    const reader = await CaptureReader.open(file)
    const replies = await Promise.all([reader.survey.series(0, null, 1), reader.survey.connections()])
    expect(replies.map(({ counted }) => counted)).toEqual([expected.length, expected.length])
    await reader.close()
  })

  it('measures round trips by what pings and pongs carry', async () => {
    const file = path.join(folder, 'heartbeats.framescope')
    const writer = await CaptureWriter.create(file, sessionHead)
    const recorder = writer.connection()
    heartbeat(recorder, 'ping', 'one', 1_000)
    heartbeat(recorder, 'ping', 'two', 2_000)
    heartbeat(recorder, 'pong', 'two', 5_000)
    heartbeat(recorder, 'pong', 'late', 6_000)
    heartbeat(recorder, 'ping', '', 7_000)
    heartbeat(recorder, 'pong', '', 8_000)
    await writer.close({ state: 'closed', error: null })
    const { connections } = await surveyOfFile(file)
    expect(connections[0]?.roundTrips).toEqual({ count: 2, min: 1_000, median: 1_000, p95: 3_000, max: 3_000 })
  })

  it.each([
    ['a record', (bytes: Buffer, block: number) => void (bytes[block + HEADER_BYTES + RECORD_BYTES + 1]! ^= 7)],
    ['a header', (bytes: Buffer, block: number) => void (bytes[block + 20]! ^= 7)],
  ])('counts the events of a block as problems when %s is damaged', async (_, damage) => {
    const { expected, lengths } = small
    const file = path.join(folder, 'damaged.framescope')
    const bytes = readFileSync(small.file)
    damage(bytes, lengths[0]!)
    writeFileSync(file, bytes)
    const { series, counted } = await surveyOfFile(file)
    expect(counted).toBe(expected.length)
    const [problems, messages] = [series.problems, series.receivedMessages].map((each) => each.reduce((a, b) => a + b))
    expect(problems).toBeGreaterThan(0)
    expect(problems).toBeLessThan(expected.length)
    expect(messages).toBe(1)
  })
})

function heartbeat(recorder: ConnectionRecorder, kind: 'ping' | 'pong', text: string, time: number): void {
  const direction = kind === 'ping' ? 'sent' : 'received'
  const payload = Buffer.from(text)
  const opcode = kind === 'ping' ? 9 : 10
  const position = recorder.append(
    direction,
    Buffer.concat([Buffer.from([0x80 | opcode, payload.length]), payload]),
    time,
  )
  const flags = { fin: true, rsv1: false, rsv2: false, rsv3: false, masked: false, maskingKey: 0 }
  const lengths = { headerLength: 2, payloadLength: payload.length }
  recorder.frame(direction, { ...flags, ...lengths, opcode, position }, null, null, false, time)
}
