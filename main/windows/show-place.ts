import { stat } from 'node:fs/promises'
import path from 'node:path'
import { shell } from 'electron'
import { AppFailure, appError } from '../../shared/errors/app-error'

/**
 * Shows a file or folder of the app in the system's file manager; one that is not there yet, by the folder it will be in.
 * Fails with `place-not-opened`.
 */
export async function showPlace(place: string): Promise<void> {
  const found = await stat(place).catch(() => null)
  if (found?.isFile()) return shell.showItemInFolder(place)
  const problem = await shell.openPath(found ? place : path.dirname(place))
  if (problem !== '') throw new AppFailure(appError('place-not-opened', { place, problem }))
}
