import type { FigureRow } from '../figure-row'
import { type AppUnderTest, mainMemory, prepareApp, withApp, withUserData } from './app-under-test'
import { addCapture, hugeCapture } from './huge-capture'

/** After the first rows: until what goes on behind them has come to rest; milliseconds. */
const REST = 2000

/** Starts the app on a huge capture and opens it, each time anew. */
export const appOpen: FigureRow = {
  name: 'app-open',
  prepare: prepareApp,
  async measure(bench) {
    const capture = await hugeCapture(bench)
    const opened: { readonly time: number; readonly heap: number; readonly memory: number }[] = []
    for (let run = 0; run < bench.runs; run++) {
      const idle = await withUserData((userData) =>
        withApp({ userData }, async (running) => {
          await rest()
          return mainMemory(running)
        }),
      )
      await withUserData(async (userData) => {
        await addCapture(userData, capture)
        await withApp({ userData }, async (running) => {
          const time = await openFirstSession(running)
          await rest()
          opened.push({ time, heap: await rendererHeap(running), memory: (await mainMemory(running)) - idle })
        })
      })
    }
    const what = `${capture.events / 1_000_000}M events`
    const values = (key: keyof (typeof opened)[number]): number[] => opened.map((each) => each[key])
    return [
      { name: 'app-open-first-rows', unit: `ms from click, ${what}`, values: values('time'), limit: { most: 500 } },
      { name: 'app-open-renderer-heap', unit: `MB, ${what}`, values: values('heap'), limit: { most: 100 } },
      { name: 'app-open-main-memory', unit: `MB above idle, ${what}`, values: values('memory'), limit: { most: 150 } },
    ]
  },
}

const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, REST))

/** Milliseconds from the click until rows are drawn, none of them standing in for one that has not arrived. */
export async function openFirstSession({ window }: AppUnderTest): Promise<number> {
  const session = window.sessions.getByRole('button', { name: '127.0.0.1' }).first()
  return session.evaluate(
    (button) =>
      new Promise<number>((resolve) => {
        const start = performance.now()
        const look = (): void => {
          const rows = document.querySelectorAll('[role=rowgroup] [role=row]')
          if (rows.length === 0 || document.querySelector('[role=rowgroup] [aria-busy=true]'))
            requestAnimationFrame(look)
          // What was found in this frame is on the screen when the next one begins.
          else requestAnimationFrame(() => resolve(performance.now() - start))
        }
        ;(button as HTMLElement).click()
        look()
      }),
  )
}

/** Megabytes of JavaScript objects in the page, garbage that is still there included. */
async function rendererHeap({ window }: AppUnderTest): Promise<number> {
  const devtools = await window.page.context().newCDPSession(window.page)
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  await devtools.detach()
  return usedSize / 1024 / 1024
}
