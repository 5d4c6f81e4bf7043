import { lazy, Suspense, type ComponentType, type ReactNode } from 'react'

interface Placeheld {
  /** What has its place until it is there. */
  readonly placeholder: ReactNode
}

const loads: (() => Promise<unknown>)[] = []

/** A component whose code is not read before the window is drawn: what the first picture does not need, need not hold it up. */
export function loadedLater<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props & Placeheld> {
  loads.push(load)
  const Loaded = lazy(async () => ({ default: await load() })) as ComponentType<Props>
  return function LoadedLater({ placeholder, ...props }) {
    return (
      <Suspense fallback={placeholder}>
        <Loaded {...(props as unknown as Props)} />
      </Suspense>
    )
  }
}

/** Reads it all once the window is drawn and has nothing else to do, so that nobody waits for it when it is needed. */
export function loadRestWhenIdle(): void {
  requestAnimationFrame(() => requestIdleCallback(() => void Promise.all(loads.map((load) => load()))))
}
