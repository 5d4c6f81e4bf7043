import { SearchEngine } from '../../main/capture/search-engine'
import type { Search, SearchListener } from '../../main/capture/search-messages'

/** The search without its thread: in slices between what else the process does. */
export function inProcessSearch(listener: SearchListener): Search {
  const engine = new SearchEngine({
    report: (report) => listener.report(report),
    watch: () => ({ begin() {}, end() {} }),
    now: () => performance.now(),
  })
  return { send: (command) => engine.take(command), stop: () => engine.stop() }
}
