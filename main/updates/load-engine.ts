import { isInstalled } from './is-installed'
import type { UpdateEngine } from './updates'

/**
 * electron-updater, for the kind of package that this is. While the app is developed it can be tried as well, with a server
 * of one's own.
 */
export async function loadUpdateEngine(isPackaged: boolean): Promise<UpdateEngine> {
  const { default: electronUpdater } = await import('electron-updater')
  const engine = electronUpdater.autoUpdater
  engine.forceDevUpdateConfig = !isPackaged
  // It then finds nothing to ask for, as where it knows by itself that it cannot.
  if (isPackaged && !isInstalled(process.platform, process.execPath)) engine.isUpdaterActive = () => false
  // Its messages have URLs in them, which may have passwords in them.
  engine.logger = null
  return engine
}
