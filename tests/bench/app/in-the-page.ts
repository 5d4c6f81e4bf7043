/* Functions that run in the page: they see nothing of this module. */
import type { Inspector } from '../../../shared/ipc/contract'
import type { ReplayRequest } from '../../../shared/replay/replay-request'

declare global {
  interface Window {
    readonly inspector: Inspector
    longTasks: { readonly start: number; readonly duration: number }[]
  }
}

/** Lists tasks of the page over 50 ms from now on. */
export function observeLongTasks(): void {
  window.longTasks = []
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.longTasks.push({ start: startTime, duration })
  }).observe({ type: 'longtask' })
}

/** From the click to the state that the window shows, in milliseconds. */
export function pressUntilClosed(button: Element): Promise<number> {
  return new Promise((resolve) => {
    const start = performance.now()
    const look = (): void => {
      if (!document.querySelector('output')?.textContent.includes('closed')) return
      observer.disconnect()
      resolve(performance.now() - start)
    }
    const observer = new MutationObserver(look)
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    ;(button as HTMLElement).click()
  })
}

/** Begins a replay and resolves when it is over; rejects unless all of it was sent. */
export async function replayUntilDone(request: ReplayRequest): Promise<void> {
  const { replay } = window.inspector
  const started = await replay.start({ request })
  if (!started.ok) throw new Error(started.error.code)
  const { session } = started.value
  for (;;) {
    const listed = await replay.list({ session })
    const state = listed.ok ? listed.value[0]?.state : 'failed'
    if (state === 'done') return
    if (state === 'failed' || state === 'stopped') throw new Error(state)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
