/** What a canvas cannot read from a style sheet. */
export interface ChartColours {
  readonly sent: string
  readonly received: string
  /** Under the line: translucent, so that what lies behind stays readable. */
  readonly receivedFill: string
  readonly control: string
  readonly error: string
}

/** The tokens as colours. A token's value is text such as `light-dark(…)`, which only the browser can resolve. */
export function readColours(element: HTMLElement): ChartColours {
  const probe = document.createElement('span')
  element.append(probe)
  const resolve = (colour: string): string => {
    probe.style.color = colour
    return getComputedStyle(probe).color
  }
  const colours = {
    sent: resolve('var(--sent)'),
    received: resolve('var(--received)'),
    receivedFill: resolve('color-mix(in srgb, var(--received) 25%, transparent)'),
    control: resolve('var(--control)'),
    error: resolve('var(--error)'),
  }
  probe.remove()
  return colours
}

const preferences = ['(prefers-color-scheme: dark)']

/** Calls when the colours may have changed: by the app's own choice or by the system's. Returns what ends it. */
export function watchColours(onChange: () => void): () => void {
  const queries = preferences.map((preference) => matchMedia(preference))
  for (const query of queries) query.addEventListener('change', onChange)
  const themes = new MutationObserver(onChange)
  themes.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-more-contrast'] })
  return () => {
    for (const query of queries) query.removeEventListener('change', onChange)
    themes.disconnect()
  }
}
