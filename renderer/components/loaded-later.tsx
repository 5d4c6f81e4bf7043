import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react'

interface Placeheld {
  /** What has its place until it is there. */
  readonly placeholder: ReactNode
}

export type LoadedLater<Props> = ComponentType<Props & Placeheld> & {
  /** Reads it, once. */
  readonly load: () => Promise<unknown>
}

const loads: (() => Promise<unknown>)[] = []
let release = () => {}
/** Nothing is read before. */
const released = new Promise<void>((resolve) => (release = resolve))

/**
 * A component whose code is not read before the window is drawn: what the first picture does not need, need not hold it up.
 * What comes to be drawn once it was read, is drawn without a placeholder.
 */
export function loadedLater<Props extends object>(read: () => Promise<ComponentType<Props>>): LoadedLater<Props> {
  let Read: ComponentType<Props> | undefined
  let reading: Promise<ComponentType<Props>> | undefined
  const load = (): Promise<ComponentType<Props>> =>
    (reading ??= released.then(read).then((component) => (Read = component)))
  const Lazy = lazy(async () => ({ default: await load() })) as ComponentType<Props>
  loads.push(load)

  function Later({ placeholder, ...rest }: Props & Placeheld): ReactNode {
    const props = rest as unknown as Props
    // Another kind of element in its place would make all that is in it anew.
    const [Known] = useState(() => Read)
    if (Known !== undefined) return <Known {...props} />
    return (
      <Suspense fallback={placeholder}>
        <Lazy {...props} />
      </Suspense>
    )
  }
  return Object.assign(Later, { load })
}

/** To be called once the window is drawn: reads it all, so that nobody waits for it when it is needed. */
export function loadRest(): void {
  release()
  for (const load of loads) void load()
}
