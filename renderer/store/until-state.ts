import type { StoreApi } from 'zustand/vanilla'

/** Waits for a state of which this holds; not at all where it holds of the one that is. */
export function untilState<State>(
  store: Pick<StoreApi<State>, 'getState' | 'subscribe'>,
  holds: (state: State) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    if (holds(store.getState())) return resolve()
    const end = store.subscribe((state) => {
      if (!holds(state)) return
      end()
      resolve()
    })
  })
}
