import type { Input } from 'electron'

/** What a key does in the guide, whose page has no script that could listen. */
export type GuideKey = 'close' | 'back' | 'forward' | 'zoom-in' | 'zoom-out' | 'zoom-reset'

type Press = Pick<Input, 'type' | 'key' | 'control' | 'meta' | 'alt' | 'shift'>

/** `null` where the page is to have it. */
export function guideKey(press: Press, isMac: boolean): GuideKey | null {
  if (press.type !== 'keyDown') return null
  const { key, alt, shift } = press
  const [main, other] = isMac ? [press.meta, press.control] : [press.control, press.meta]
  if (other) return null
  if (key === 'Escape' && !main && !alt && !shift) return 'close'
  if (main && !alt) return withMain[key.toLowerCase()] ?? (isMac ? (macHistory[key] ?? null) : null)
  if (alt && !main && !shift && !isMac) return history[key] ?? null
  return null
}

/** "+" is where "=" is on some keyboards, and with Shift there on others. */
const withMain: Readonly<Record<string, GuideKey>> = {
  w: 'close',
  '=': 'zoom-in',
  '+': 'zoom-in',
  '-': 'zoom-out',
  '0': 'zoom-reset',
}
const history: Readonly<Record<string, GuideKey>> = { ArrowLeft: 'back', ArrowRight: 'forward' }
const macHistory: Readonly<Record<string, GuideKey>> = { '[': 'back', ']': 'forward' }
