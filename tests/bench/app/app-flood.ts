import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { CaptureReader } from '../../../main/capture/capture-reader'
import { EventClass } from '../../../shared/session/event-class'
import type { FigureRow } from '../figure-row'
import { prepareApp, withApp, withUserData } from './app-under-test'
import { affordable } from './free-space'
import { pressUntilClosed } from './in-the-page'
import { recordRendererTasks } from './renderer-tasks'

/** Bytes of the capture per second that the disk has to have room for. */
const BYTES_PER_SECOND = 500_000_000

/** The first second belongs to connecting and to code that runs for the first time; milliseconds. */
const SETTLING_MS = 1000
const LONG_MS = 50

/** The whole app, its window open and following the tail, while a peer sends as fast as it can. */
export const appFlood: FigureRow = {
  name: 'app-flood',
  prepare: prepareApp,
  measure: ({ peer, seconds }) =>
    withUserData(async (userData) => {
      const length = affordable('app-flood, seconds', seconds, BYTES_PER_SECOND)
      const url = `${await peer.url()}/pour/200B`
      const poured = peer.poured()
      const seen = await withApp({ userData }, async ({ app, window: shown }) => {
        await shown.connect(url)
        await shown.state.filter({ hasText: 'open' }).waitFor()
        await new Promise((resolve) => setTimeout(resolve, SETTLING_MS))
        const endRecording = await recordRendererTasks(app)
        await new Promise((resolve) => setTimeout(resolve, length * 1000 - SETTLING_MS))
        const disconnect = await shown.button('Disconnect').evaluate(pressUntilClosed)
        // Follows the tail to its end.
        await shown.rows('closed').first().waitFor()
        return { disconnect, tasks: await endRecording() }
      })
      const { messages: sent } = await poured
      const recorded = await recordedMessages(path.join(userData, 'captures'))
      const wall = seen.tasks.map((task) => task.wall)
      const longTasks = wall.filter((ms) => ms > LONG_MS).length
      const mostWork = Math.max(...seen.tasks.map(({ processor }) => processor))
      const limit = (most: number) => ({ most })
      return [
        { name: 'app-flood-rate', unit: 'messages/s', values: [recorded / length], limit: null },
        { name: 'app-flood-lost', unit: `messages of ${sent}`, values: [sent - recorded], limit: limit(0) },
        { name: 'app-flood-long-tasks', unit: 'tasks over 50 ms', values: [longTasks], limit: limit(0) },
        { name: 'app-flood-longest-task', unit: 'ms', values: [Math.max(...wall)], limit: null },
        { name: 'app-flood-most-work', unit: 'ms of processor in a task', values: [mostWork], limit: limit(LONG_MS) },
        { name: 'app-flood-disconnect', unit: 'ms to closed', values: [seen.disconnect], limit: limit(200) },
      ]
    }),
}

/** Of the one capture of the folder, which must be complete and undamaged, with a frame for each message. */
async function recordedMessages(folder: string): Promise<number> {
  const [file = ''] = await readdir(folder)
  const capture = await CaptureReader.open(path.join(folder, file))
  try {
    if (capture.ending !== 'complete' || capture.damage.length > 0) throw new Error('the capture is damaged')
    const messages = capture.counts[EventClass.MessageReceivedText] ?? 0
    const frames = capture.counts[EventClass.FrameReceivedText] ?? 0
    if (frames !== messages) throw new Error(`${frames} frames and ${messages} messages in the capture`)
    return messages
  } finally {
    await capture.close()
  }
}
