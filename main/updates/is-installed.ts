import { existsSync } from 'node:fs'
import path from 'node:path'

/**
 * Whether an installer has put the app where it is: that of Windows leaves an uninstaller beside the executable. An unpacked
 * archive has none; updated, it would stay what it is, and a second app be installed elsewhere. What the packages of other
 * systems are, electron-updater finds out itself.
 */
export const isInstalled = (platform: NodeJS.Platform, executable: string): boolean =>
  platform !== 'win32' || existsSync(path.join(path.dirname(executable), `Uninstall ${path.basename(executable)}`))
