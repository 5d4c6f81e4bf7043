import { useLayoutEffect, useRef, type RefObject } from 'react'

/** What was drawn last, for handlers and effects that run later and must not run again because of it. */
export function useLatest<T>(value: T): RefObject<T> {
  const ref = useRef(value)
  useLayoutEffect(() => {
    ref.current = value
  })
  return ref
}
