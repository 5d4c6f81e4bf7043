import uPlot from 'uplot'
import type { TimeSpan } from '../../store/span-filter'
import { readColours, watchColours } from './chart-colours'
import type { ChartData } from './chart-data'

const MARK_WIDTH = 2
const CONTROL_HEIGHT = 4
/** A press that moves less is a click. */
const LEAST_DRAG = 3

/** The drawing: two directions as steps, control frames as ticks at the bottom, problems from top to bottom. */
export class SessionPlot {
  readonly #element: HTMLElement
  readonly #plot: uPlot
  readonly #endWatch: () => void
  #colours
  #data: ChartData | null = null
  #span: TimeSpan | null = null
  #dragging = false

  /** @param onSpan a stretch was dragged out; `null` for a click beside it, which takes it back */
  constructor(element: HTMLElement, onSpan: (span: TimeSpan | null) => void) {
    this.#element = element
    this.#colours = readColours(element)
    this.#plot = new uPlot(this.#options(onSpan), [[], [], []], element)
    this.#plot.over.addEventListener('click', () => {
      if (this.#plot.select.width < LEAST_DRAG) onSpan(null)
    })
    this.#plot.over.addEventListener('mousedown', () => {
      this.#dragging = true
      document.addEventListener('mouseup', () => (this.#dragging = false), { once: true })
    })
    this.#endWatch = watchColours(() => {
      this.#colours = readColours(this.#element)
      this.#plot.redraw(false)
    })
  }

  /** @param end time of the newest event */
  show(data: ChartData, end: number): void {
    this.#data = data
    this.#plot.setData([data.times, data.received, data.sent], false)
    const peak = Math.max(1, ...data.received, ...data.sent)
    this.#plot.batch(() => {
      this.#plot.setScale('x', { min: 0, max: Math.max(1, end) })
      this.#plot.setScale('y', { min: 0, max: peak })
    })
    this.#placeSpan()
  }

  mark(span: TimeSpan | null): void {
    this.#span = span
    this.#placeSpan()
  }

  resize(width: number, height: number): void {
    this.#plot.setSize({ width, height })
  }

  destroy(): void {
    this.#endWatch()
    this.#plot.destroy()
  }

  #placeSpan(): void {
    const plot = this.#plot
    // What is being dragged out is not to be taken away by the next figures of a live session.
    if (this.#data === null || this.#dragging) return
    const left = this.#span === null ? 0 : plot.valToPos(this.#span.from, 'x')
    const right = this.#span === null ? 0 : plot.valToPos(this.#span.to, 'x')
    plot.setSelect({ left, width: right - left, top: 0, height: right > left ? plot.over.clientHeight : 0 }, false)
  }

  #options(onSpan: (span: TimeSpan) => void): uPlot.Options {
    const steps = uPlot.paths.stepped?.({ align: 1 })
    const line = { ...(steps && { paths: steps }), width: 1, points: { show: false } }
    return {
      width: Math.max(1, this.#element.clientWidth),
      height: Math.max(1, this.#element.clientHeight),
      // The chart tells the gist; figures are in the sentence above it.
      axes: [{ show: false }, { show: false }],
      legend: { show: false },
      padding: [2, 0, 0, 0],
      scales: { x: { time: false }, y: {} },
      cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false, dist: LEAST_DRAG } },
      series: [
        {},
        { ...line, stroke: () => this.#colours.received, fill: () => this.#colours.receivedFill },
        { ...line, stroke: () => this.#colours.sent },
      ],
      hooks: {
        // The plot scales its selection by itself, from wherever it stood: afterwards it is put right.
        setSize: [() => this.#placeSpan()],
        draw: [(plot) => this.#drawMarks(plot)],
        setSelect: [
          (plot) => {
            const { left, width } = plot.select
            if (width < LEAST_DRAG) return
            const from = Math.max(0, Math.round(plot.posToVal(left, 'x')))
            onSpan({ from, to: Math.round(plot.posToVal(left + width, 'x')) })
          },
        ],
      },
    }
  }

  #drawMarks(plot: uPlot): void {
    if (this.#data === null) return
    const { ctx, bbox } = plot
    const width = MARK_WIDTH * devicePixelRatio
    const mark = (time: number, height: number) => {
      const left = Math.min(plot.valToPos(time, 'x', true) - width / 2, bbox.left + bbox.width - width)
      ctx.fillRect(Math.max(left, bbox.left), bbox.top + bbox.height - height, width, height)
    }
    ctx.save()
    ctx.fillStyle = this.#colours.control
    for (const time of this.#data.control) mark(time, CONTROL_HEIGHT * devicePixelRatio)
    ctx.fillStyle = this.#colours.error
    for (const time of this.#data.problems) mark(time, bbox.height)
    ctx.restore()
  }
}
