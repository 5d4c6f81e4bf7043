export const MIN_WIDTH = 900
export const MIN_HEIGHT = 600
const WIDTH = 1280
const HEIGHT = 800

/** In pixels of the desktop that all displays are parts of; whole numbers. */
export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** How the window was left. */
export interface WindowState {
  /** Where it is while it is neither maximized nor full screen; `null` where nobody has moved it yet. */
  readonly bounds: Bounds | null
  readonly maximized: boolean
  readonly fullScreen: boolean
}

export const untouchedWindow: WindowState = { bounds: null, maximized: false, fullScreen: false }

/** So much of its upper edge has to be in sight for the window to be seen and moved. */
const GRIP_WIDTH = 120
const GRIP_HEIGHT = 32

/**
 * Where the window opens: as it was, no larger than the display that shows it. Where none does any more, the system finds
 * a place for it.
 *
 * @param workAreas of the displays that there are now
 */
export function placeWindow(
  { bounds }: WindowState,
  workAreas: readonly Bounds[],
): Pick<Bounds, 'width' | 'height'> & Partial<Bounds> {
  if (bounds === null) return { width: WIDTH, height: HEIGHT }
  const shown = workAreas.find((area) => isInReach(bounds, area))
  const room = shown ?? workAreas[0]
  const fit = (length: number, least: number, most = length) => Math.max(least, Math.min(length, most))
  const size = {
    width: fit(bounds.width, MIN_WIDTH, room?.width),
    height: fit(bounds.height, MIN_HEIGHT, room?.height),
  }
  return shown === undefined ? size : { x: bounds.x, y: bounds.y, ...size }
}

function isInReach(bounds: Bounds, area: Bounds): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
  return (
    width >= Math.min(GRIP_WIDTH, bounds.width) && bounds.y >= area.y && bounds.y + GRIP_HEIGHT <= area.y + area.height
  )
}
