import path from 'node:path'
import { chromium } from '@playwright/test'
import { root } from '../../../scripts/root.mjs'
import type { FigureRow } from '../figure-row'
import { prepareApp } from './app-under-test'
import { withStarted } from './started-app'

const emptyWindow = path.join(root, 'tests/bench/app/empty-window.mjs')

/** From the start of the process to a window that can be used, beside a window with one field in it. */
export const appStart: FigureRow = {
  name: 'app-start',
  prepare: prepareApp,
  async measure({ electron, runs }) {
    const times: { readonly ours: number; readonly baseline: number }[] = []
    for (let pair = 0; pair <= runs; pair++) {
      const baseline = await timeToField(electron, emptyWindow)
      const ours = await timeToField(electron, root)
      // The first pair warms up.
      if (pair > 0) times.push({ ours, baseline })
    }
    return [
      {
        name: 'app-start',
        unit: '× an empty window, ms from the process to the first paint with a URL field',
        values: times.map(({ ours, baseline }) => ours / baseline),
        limit: { most: 1.5 },
        baseline: times.map(({ baseline }) => baseline),
        ours: times.map(({ ours }) => ours),
      },
    ]
  },
}

/** Nothing drives it while it starts: the page is asked afterwards when it first drew. */
function timeToField(electron: string, app: string): Promise<number> {
  const started = Date.now()
  return withStarted(electron, app, async ({ url }) => (await firstPaint(url)) - started)
}

/** Milliseconds since 1970. */
async function firstPaint(url: string): Promise<number> {
  const browser = await chromium.connectOverCDP(url)
  try {
    const [context] = browser.contexts()
    const page = context?.pages()[0] ?? (await context?.waitForEvent('page'))
    if (page === undefined) throw new Error('the app has no window')
    await page.getByRole('textbox', { name: 'URL' }).waitFor()
    return await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          // Told once what was before, or as it happens.
          new PerformanceObserver((list) => {
            for (const { name, startTime } of list.getEntries())
              if (name === 'first-contentful-paint') resolve(performance.timeOrigin + startTime)
          }).observe({ type: 'paint', buffered: true })
        }),
    )
  } finally {
    await browser.close()
  }
}
