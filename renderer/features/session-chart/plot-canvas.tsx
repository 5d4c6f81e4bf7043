import { useEffect, useRef, type ReactNode } from 'react'
import { useLatest } from '../../components/use-latest'
import type { TimeSpan } from '../../store/span-filter'
import type { ChartData } from './chart-data'
import { SessionPlot } from './session-plot'
import 'uplot/dist/uPlot.min.css'

interface PlotCanvasProps {
  readonly data: ChartData
  readonly end: number
  readonly span: TimeSpan | null
  readonly onSpan: (span: TimeSpan | null) => void
}

/** Holds the plot as long as it is in sight. It says nothing to a screen reader: that is in the words around it. */
export function PlotCanvas({ data, end, span, onSpan }: PlotCanvasProps): ReactNode {
  const elementRef = useRef<HTMLDivElement>(null)
  const plotRef = useRef<SessionPlot | null>(null)
  const latestOnSpan = useLatest(onSpan)

  useEffect(() => {
    const element = elementRef.current
    if (!element) return
    const plot = new SessionPlot(element, (chosen) => latestOnSpan.current(chosen))
    plotRef.current = plot
    const observer = new ResizeObserver(() => {
      // Where the chart has given way it has no size.
      if (element.clientHeight > 0) plot.resize(element.clientWidth, element.clientHeight)
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
      plot.destroy()
    }
  }, [latestOnSpan])

  useEffect(() => plotRef.current?.show(data, end), [data, end])
  useEffect(() => plotRef.current?.mark(span), [span])

  return <div ref={elementRef} className="chart-canvas" aria-hidden="true" />
}
