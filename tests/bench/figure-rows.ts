import { appFlood } from './app/app-flood'
import { appOpen } from './app/app-open'
import { appScroll } from './app/app-scroll'
import { appIdle } from './app/app-idle'
import { appStart } from './app/app-start'
import { replayTiming } from './app/replay-timing'
import { serverLoad } from './app/server-load'
import { captureRow } from './capture-bench'
import { cliFlood } from './cli-flood'
import { cliStart } from './cli-start'
import { crashKill } from './crash-kill'
import type { FigureRow } from './figure-row'
import { exportRow } from './export-bench'
import { growth } from './growth'
import { searchRow } from './search-bench'
import { serverHostile } from './server-hostile'
import { serverMemory } from './server-memory'

/** What is held against limits. */
export const figureRows: readonly FigureRow[] = [
  captureRow,
  cliFlood,
  cliStart,
  crashKill,
  growth,
  searchRow,
  exportRow,
  appStart,
  appIdle,
  appFlood,
  appOpen,
  appScroll,
  serverLoad,
  replayTiming,
  serverMemory,
  serverHostile,
]
