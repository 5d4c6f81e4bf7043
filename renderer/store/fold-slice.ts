import { parseFilter } from '../../shared/filter/parse-filter'
import type { Slice } from './app-state'
import type { SettingsStorage } from './settings-slice'

/** Heartbeats of the timeline folded into one row. It holds for every session, and is remembered over a restart. */
export interface FoldSlice {
  readonly folding: boolean
  /** What messages are heartbeats, in the language of the filter; empty for none. As typed. */
  readonly heartbeatText: string
  /** The last text without errors. */
  readonly heartbeatRule: string
  readonly toggleFolding: () => void
  readonly editHeartbeats: (text: string) => void
  /** A text with errors changes nothing. */
  readonly applyHeartbeats: () => void
}

/** What clients and servers commonly write. Short ones only, so that nothing large is looked into. */
export const DEFAULT_HEARTBEATS =
  'len<200 (json.type:ping or json.type:pong or json.type:heartbeat or json.op:ping or json.op:pong or json.op:hb)'

const FOLD_KEY = 'framescope.heartbeats'

export const createFoldSlice =
  (storage: SettingsStorage): Slice<FoldSlice> =>
  (set, get) => {
    const { folding, rule } = readStored(storage.getItem(FOLD_KEY))

    function put(change: Partial<Pick<FoldSlice, 'folding' | 'heartbeatRule'>>): void {
      set(change)
      const { folding: isOn, heartbeatRule } = get()
      storage.setItem(FOLD_KEY, JSON.stringify({ folding: isOn, rule: heartbeatRule }))
    }

    return {
      folding,
      heartbeatText: rule,
      heartbeatRule: rule,

      toggleFolding() {
        put({ folding: !get().folding })
      },

      editHeartbeats(heartbeatText) {
        set({ heartbeatText })
      },

      applyHeartbeats() {
        const text = get().heartbeatText.trim()
        if (text !== get().heartbeatRule && isRule(text)) put({ heartbeatRule: text })
      },
    }
  }

const isRule = (text: string): boolean => parseFilter(text).errors.length === 0

function readStored(stored: string | null): { readonly folding: boolean; readonly rule: string } {
  const { folding, rule } = parse(stored)
  return {
    folding: folding === true,
    rule: typeof rule === 'string' && isRule(rule) ? rule : DEFAULT_HEARTBEATS,
  }
}

function parse(stored: string | null): { readonly folding?: unknown; readonly rule?: unknown } {
  try {
    const value: unknown = JSON.parse(stored ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
