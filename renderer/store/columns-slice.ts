import type { Slice } from './app-state'
import type { SettingsStorage } from './settings-slice'
import {
  defaultColumns,
  readColumns,
  withToggled,
  withWidth,
  type ColumnId,
  type ColumnLayout,
  type SizedColumn,
  type TimeStyle,
} from './timeline-columns'

/** The columns of the timeline, remembered over a restart. */
export interface ColumnsSlice {
  readonly columns: ColumnLayout
  readonly resizeColumn: (column: SizedColumn, width: number) => void
  readonly toggleColumn: (column: ColumnId) => void
  readonly setTimeStyle: (style: TimeStyle) => void
  readonly resetColumns: () => void
}

const COLUMNS_KEY = 'framescope.columns'

export const createColumnsSlice =
  (storage: SettingsStorage): Slice<ColumnsSlice> =>
  (set, get) => {
    function put(columns: ColumnLayout): void {
      set({ columns })
      storage.setItem(COLUMNS_KEY, JSON.stringify(columns))
    }

    return {
      columns: readColumns(storage.getItem(COLUMNS_KEY)),
      resizeColumn: (column, width) => put(withWidth(get().columns, column, width)),
      toggleColumn: (column) => put(withToggled(get().columns, column)),
      setTimeStyle: (timeStyle) => put({ ...get().columns, timeStyle }),
      resetColumns: () => put(defaultColumns),
    }
  }
