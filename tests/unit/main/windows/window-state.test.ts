import { describe, expect, it } from 'vitest'
import { placeWindow, untouchedWindow, type Bounds, type WindowState } from '../../../../main/windows/window-state'

const left: Bounds = { x: 0, y: 0, width: 1920, height: 1040 }
const right: Bounds = { x: 1920, y: 0, width: 2560, height: 1400 }
const at = (bounds: Partial<Bounds>): WindowState => ({
  ...untouchedWindow,
  bounds: { x: 100, y: 80, width: 1000, height: 700, ...bounds },
})

describe('the place of the window', () => {
  it('is for the system to find where nobody has moved it yet', () => {
    expect(placeWindow(untouchedWindow, [left])).toEqual({ width: 1280, height: 800 })
  })

  it('is where it was, on whichever display', () => {
    expect(placeWindow(at({}), [left, right])).toEqual({ x: 100, y: 80, width: 1000, height: 700 })
    expect(placeWindow(at({ x: 3000, width: 1600 }), [left, right])).toEqual({
      x: 3000,
      y: 80,
      width: 1600,
      height: 700,
    })
  })

  it.each([
    ['its display is gone', { x: 3000 }],
    ['too little is left of it to get hold of', { x: 1900 }],
    ['its upper edge is below the display', { y: 1030 }],
    ['its upper edge is above the display', { y: -40 }],
  ])('is for the system to find where %s', (_case, bounds) => {
    expect(placeWindow(at(bounds), [left])).toEqual({ width: 1000, height: 700 })
  })

  it('may reach out of its display at the side', () => {
    expect(placeWindow(at({ x: -800 }), [left])).toMatchObject({ x: -800, y: 80 })
  })

  it('is no larger than its display, and no smaller than the window can be', () => {
    expect(placeWindow(at({ width: 3000, height: 2000 }), [left])).toMatchObject({ width: 1920, height: 1040 })
    expect(placeWindow(at({ width: 200, height: 100 }), [left])).toMatchObject({ width: 900, height: 600 })
  })
})
