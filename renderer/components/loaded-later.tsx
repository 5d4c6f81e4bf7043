import { lazy, Suspense, type ComponentType, type ReactNode } from 'react'

interface Placeheld {
  /** What has its place until it is there. */
  readonly placeholder: ReactNode
}

export type LoadedLater<Props> = ComponentType<Props & Placeheld> & {
  /** Reads it, once. */
  readonly load: () => Promise<unknown>
}

const loads: (() => Promise<unknown>)[] = []

/**
 * A component whose code is not read before the window is drawn: what the first picture does not need, need not hold it up.
 * Once it was read, it is drawn without a placeholder.
 */
export function loadedLater<Props extends object>(read: () => Promise<ComponentType<Props>>): LoadedLater<Props> {
  let Read: ComponentType<Props> | undefined
  let reading: Promise<ComponentType<Props>> | undefined
  const load = (): Promise<ComponentType<Props>> => (reading ??= read().then((component) => (Read = component)))
  const Lazy = lazy(async () => ({ default: await load() })) as ComponentType<Props>
  loads.push(load)

  function Later({ placeholder, ...rest }: Props & Placeheld): ReactNode {
    const props = rest as unknown as Props
    if (Read !== undefined) return <Read {...props} />
    return (
      <Suspense fallback={placeholder}>
        <Lazy {...props} />
      </Suspense>
    )
  }
  return Object.assign(Later, { load })
}

/** Reads it all once the window is drawn, so that nobody waits for it when it is needed. */
export function loadRest(): void {
  // A frame is drawn behind the first, and before the second.
  requestAnimationFrame(() => setTimeout(() => void Promise.all(loads.map((load) => load()))))
}
