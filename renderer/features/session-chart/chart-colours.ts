/** What a canvas cannot read from a style sheet. */
export interface ChartColours {
  readonly sent: string
  readonly received: string
  readonly control: string
  readonly error: string
}

/** The tokens as colours. A token's value is text such as `light-dark(…)`, which only the browser can resolve. */
export function readColours(element: HTMLElement): ChartColours {
  const probe = document.createElement('span')
  element.append(probe)
  const resolve = (token: string): string => {
    probe.style.color = `var(${token})`
    return getComputedStyle(probe).color
  }
  const colours = {
    sent: resolve('--sent'),
    received: resolve('--received'),
    control: resolve('--control'),
    error: resolve('--error'),
  }
  probe.remove()
  return colours
}

const preferences = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)']

/** Calls when the colours may have changed: by the app's own choice or by the system's. Returns what ends it. */
export function watchColours(onChange: () => void): () => void {
  const queries = preferences.map((preference) => matchMedia(preference))
  for (const query of queries) query.addEventListener('change', onChange)
  const themes = new MutationObserver(onChange)
  themes.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => {
    for (const query of queries) query.removeEventListener('change', onChange)
    themes.disconnect()
  }
}
