import { useEffect, useRef, type RefObject } from 'react'

/** Keeps an element in sight within the list that scrolls it, as long as it is shown and however wide the list is. */
export function useInSight(isShown: boolean): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const list = ref.current?.parentElement
    if (!isShown || !list) return
    const observer = new ResizeObserver(() => ref.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }))
    observer.observe(list)
    return () => observer.disconnect()
  }, [isShown])
  return ref
}
