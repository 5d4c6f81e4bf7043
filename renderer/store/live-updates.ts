import type { Bridge } from '../bridge/bridge'
import type { AppStore } from './app-store'
import { openProfileId } from './library-slice'

/**
 * Keeps the store up with main. Each tick is acknowledged after it is applied: while the page is busy, main waits and
 * the next tick tells more. Returns what ends it.
 */
export function followLiveUpdates(bridge: Bridge, store: AppStore): () => void {
  const stop = bridge.session.tick((tick) => {
    store.getState().applyTick(tick)
    void bridge.session.acknowledge({ tick: tick.tick })
  })
  const stopProfiles = bridge.profile.changed((tree) => store.getState().applyProfileTree(tree))
  const stopEnvironments = bridge.environment.changed((list) => store.getState().applyEnvironments(list))
  const stopImport = bridge.import.progress((progress) => store.getState().applyImportProgress(progress))
  const stopOpened = bridge.import.arrived(() => void store.getState().importOpened())
  const stopLibrary = bridge.library.changed((library) => store.getState().applyLibrary(library))
  const stopUpdate = bridge.update.changed((update) => store.getState().applyUpdate(update))
  const stopFollowing = store.subscribe((state, before) => {
    if (openProfileId(state) !== openProfileId(before)) void state.loadHistory()
    if (state.profile !== before.profile || state.profileTree !== before.profileTree) state.arrangeLibrary()
  })
  void store.getState().loadSessions()
  void store.getState().loadProfiles()
  void store.getState().loadEnvironments()
  void store.getState().loadLibrary()
  void store.getState().loadHistory()
  void store.getState().loadUpdate()
  // Files that the app was started with have waited for the page.
  void store.getState().importOpened()
  return () => {
    stop()
    stopProfiles()
    stopEnvironments()
    stopImport()
    stopOpened()
    stopLibrary()
    stopUpdate()
    stopFollowing()
  }
}
