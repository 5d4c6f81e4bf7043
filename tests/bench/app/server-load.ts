import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { CaptureReader } from '../../../main/capture/capture-reader'
import type { Inspector } from '../../../shared/ipc/contract'
import { presetResponder } from '../../../shared/responder/responder-preset'
import { countInMask, EventClass } from '../../../shared/session/event-class'
import { ClientProcess } from '../client-process'
import type { FigureRow } from '../figure-row'
import { mainMemory, prepareApp, withApp, withUserData } from './app-under-test'
import { observeLongTasks, pressUntilClosed } from './in-the-page'

const CLIENTS = 1000
/** Of each client; at this pace, in milliseconds, they take 10 seconds. */
const MESSAGES = 100
const PACE = 100
/** A message and its echo. */
const FRAMES = CLIENTS * MESSAGES * 2
/** What is felt as a stop, in milliseconds. */
const FELT = 100

const echo = { ...presetResponder('echo', { id: 'echo', name: 'Echo' }), maxPerSecond: null }
const dataFrames = [
  EventClass.FrameSentText,
  EventClass.FrameSentBinary,
  EventClass.FrameReceivedText,
  EventClass.FrameReceivedBinary,
].reduce((mask, kind) => mask | (1 << kind), 0)

/** The whole app as a server that echoes to a thousand clients, its window open on the session and its connections. */
export const serverLoad: FigureRow = {
  name: 'server-load',
  prepare: prepareApp,
  measure: () =>
    withUserData(async (userData) => {
      const clients = new ClientProcess()
      try {
        const seen = await withApp({ userData }, async (running) => {
          const { window: shown } = running
          const url = await serve(shown.page)
          await shown.page.getByRole('grid', { name: 'Connections' }).waitFor()
          const empty = await mainMemory(running)
          await clients.step({ kind: 'open-echo', url, clients: CLIENTS })
          const full = await mainMemory(running)
          await shown.page.evaluate(observeLongTasks)
          const begun = performance.now()
          const report = await clients.runEcho(MESSAGES, PACE)
          const seconds = (performance.now() - begun) / 1000
          const stop = await shown.button('Stop').evaluate(pressUntilClosed)
          const tasks = await shown.page.evaluate(() => window.longTasks)
          return { report, seconds, stop, tasks, memory: ((full - empty) * 1024) / CLIENTS }
        })
        const recorded = await recordedFrames(path.join(userData, 'captures'))
        const { report, seconds, stop, memory } = seen
        const lost = Math.abs(FRAMES - report.sent - report.heard) + Math.abs(FRAMES - recorded) + report.wrong
        const long = seen.tasks.filter(({ duration }) => duration > FELT)
        for (const { start, duration } of long)
          console.error(`  a task of ${Math.round(duration)} ms, ${Math.round(start)} ms after the page's start`)
        const limit = (most: number) => ({ most })
        return [
          { name: 'server-load-lost', unit: `frames of ${FRAMES}, at either side`, values: [lost], limit: limit(0) },
          { name: 'server-load-seconds', unit: 's until all was heard', values: [seconds], limit: null },
          { name: 'server-load-long-tasks', unit: 'tasks over 100 ms', values: [long.length], limit: limit(0) },
          { name: 'server-load-stop', unit: 'ms to closed', values: [stop], limit: limit(1000) },
          { name: 'server-load-memory', unit: 'KB of the main process per client', values: [memory], limit: null },
        ]
      } finally {
        await clients.end()
      }
    }),
}

/** Starts a server in the window, and has it echo without a limit. */
async function serve(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Start a server', exact: true }).click()
  const url = await page.getByRole('textbox', { name: 'URL of the server' }).inputValue()
  await page.evaluate(async (responder) => {
    const { session, server } = (globalThis as unknown as { inspector: Inspector }).inspector
    const listed = await session.list()
    const id = listed.ok ? listed.value.sessions[0]?.head.id : undefined
    await server.setResponders({ session: id ?? '', responders: [responder] })
  }, echo)
  return url
}

/** Data frames of the one capture of the folder, which must be complete and undamaged. */
async function recordedFrames(folder: string): Promise<number> {
  const [file = ''] = await readdir(folder)
  const capture = await CaptureReader.open(path.join(folder, file))
  try {
    if (capture.ending !== 'complete' || capture.damage.length > 0) throw new Error('the capture is damaged')
    return countInMask(capture.counts, dataFrames)
  } finally {
    await capture.close()
  }
}
