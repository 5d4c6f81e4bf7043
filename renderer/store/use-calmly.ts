import { useEffect, useState } from 'react'
import type { AppState } from './app-state'
import { useAppStore } from './store-context'

/** As `useApp`, but draws again at most once in so many milliseconds: for what changes faster than anybody reads. */
export function useCalmly<T>(select: (state: AppState) => T, interval: number): T {
  const store = useAppStore()
  const [value, setValue] = useState(() => select(store.getState()))

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let taken = -Infinity
    function take(): void {
      timer = undefined
      taken = performance.now()
      setValue(() => select(store.getState()))
    }
    take()
    const end = store.subscribe((state, before) => {
      if (timer !== undefined || select(state) === select(before)) return
      timer = setTimeout(take, Math.max(0, taken + interval - performance.now()))
    })
    return () => {
      end()
      clearTimeout(timer)
    }
  }, [store, select, interval])

  return value
}
