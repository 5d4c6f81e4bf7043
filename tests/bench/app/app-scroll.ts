import type { FigureRow } from '../figure-row'
import { openFirstSession } from './app-open'
import { type AppUnderTest, prepareApp, withApp, withUserData } from './app-under-test'
import { addCapture, hugeCapture } from './huge-capture'

/** How long the bar is on its way from top to bottom, and in how many moves. */
const DRAG_MS = 6000
const MOVES = 300

/** Drags the scroll bar of a huge capture from top to bottom. */
export const appScroll: FigureRow = {
  name: 'app-scroll',
  prepare: prepareApp,
  async measure(bench) {
    const capture = await hugeCapture(bench)
    const drags = await withUserData(async (userData) => {
      await addCapture(userData, capture)
      return withApp({ userData }, async (running) => {
        await openFirstSession(running)
        const results: Drawn[] = []
        for (let run = 0; run < bench.runs; run++) results.push(await dragThrough(running))
        return results
      })
    })
    return [
      {
        name: 'app-scroll-frames',
        unit: 'ms between frames, 95th percentile',
        values: drags.map(({ gaps }) => percentile(gaps, 0.95)),
        limit: { most: 34 },
      },
      {
        name: 'app-scroll-longest',
        unit: 'ms between frames, longest',
        values: drags.map(({ gaps }) => Math.max(...gaps)),
        limit: null,
      },
      {
        name: 'app-scroll-blank',
        unit: '% of drawn rows blank',
        values: drags.map(({ blank, rows }) => (100 * blank) / rows),
        limit: null,
      },
    ]
  },
}

interface Drawn {
  /** Milliseconds between one animation frame and the next. */
  readonly gaps: number[]
  /** Rows that were in sight, summed over all frames, and how many of them had not arrived. */
  rows: number
  blank: number
}

async function dragThrough({ window: { page, timeline } }: AppUnderTest): Promise<Drawn> {
  await timeline.press('Home')
  const port = await timeline.getByRole('rowgroup').boundingBox()
  if (port === null) throw new Error('no timeline')
  const bar = { x: port.x + port.width - 4, top: port.y + 6, bottom: port.y + port.height - 2 }
  const drawing = page.evaluate(watchFrames)
  await page.mouse.move(bar.x, bar.top)
  await page.mouse.down()
  const start = performance.now()
  for (let move = 1; move <= MOVES; move++) {
    await page.mouse.move(bar.x, bar.top + ((bar.bottom - bar.top) * move) / MOVES)
    await new Promise((resolve) => setTimeout(resolve, start + (DRAG_MS * move) / MOVES - performance.now()))
  }
  await page.mouse.up()
  await page.evaluate(() => dispatchEvent(new Event('bench-stop')))
  const drawn = await drawing
  await expectLastRow(timeline)
  return drawn
}

/** The bar has moved what it was to move: else smooth frames would say nothing. */
async function expectLastRow(timeline: AppUnderTest['window']['timeline']): Promise<void> {
  const last = await timeline
    .getByRole('rowgroup')
    .getByRole('row')
    .evaluateAll((rows) => Math.max(...rows.map((row) => Number(row.getAttribute('aria-rowindex')))))
  const count = Number(await timeline.getAttribute('aria-rowcount'))
  if (last !== count) throw new Error(`dragged to row ${last} of ${count}`)
}

/** Runs in the page, until it is told to stop. */
function watchFrames(): Promise<Drawn> {
  return new Promise((resolve) => {
    const drawn: Drawn = { gaps: [], rows: 0, blank: 0 }
    let before = performance.now()
    let stopped = false
    addEventListener('bench-stop', () => (stopped = true), { once: true })
    const onFrame = (now: number): void => {
      drawn.gaps.push(now - before)
      before = now
      drawn.rows += document.querySelectorAll('[role=rowgroup] [role=row]').length
      drawn.blank += document.querySelectorAll('[role=rowgroup] [aria-busy=true]').length
      if (stopped) resolve(drawn)
      else requestAnimationFrame(onFrame)
    }
    requestAnimationFrame(onFrame)
  })
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN
}
