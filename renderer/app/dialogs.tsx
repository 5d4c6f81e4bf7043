import type { ReactNode } from 'react'
import { CommandPalette } from '../features/command-palette/command-palette'
import { CloseDialog } from '../features/connections/close-dialog'
import { StatisticsDialog } from '../features/connection-stats/statistics-dialog'
import { DeleteDialog } from '../features/sessions/delete-dialog'
import { EnvironmentsDialog } from '../features/environments/environments-dialog'
import { GoToDialog } from '../features/go-to/go-to-dialog'
import { ExportDialog } from '../features/export/export-dialog'
import { ReplayDialog } from '../features/replay/replay-dialog'
import { ReplayList } from '../features/replay/replay-list'
import { ReplayReport } from '../features/replay/replay-report'
import { SettingsDialog } from '../features/settings/settings-dialog'

/** What opens over the window. */
export function Dialogs(): ReactNode {
  return (
    <>
      <CommandPalette />
      <CloseDialog />
      <DeleteDialog />
      <StatisticsDialog />
      <GoToDialog />
      <EnvironmentsDialog />
      <ExportDialog />
      <ReplayDialog />
      <ReplayList />
      <ReplayReport />
      <SettingsDialog />
    </>
  )
}
