/* Functions that run in the page: they see nothing of this module. */

declare global {
  interface Window {
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
