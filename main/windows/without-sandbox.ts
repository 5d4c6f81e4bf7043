import type { App } from 'electron'

/**
 * Whether what is shown runs without Chromium's sandbox, and nobody may know: an AppImage switches it off by itself where
 * the system lets no ordinary user have one. For root there is none, and only root itself can have said that it goes without.
 *
 * @param user id of the system's user; `undefined` where it has none
 */
export const isWithoutSandbox = (
  { isPackaged, commandLine }: { isPackaged: boolean; commandLine: Pick<App['commandLine'], 'hasSwitch'> },
  user: number | undefined,
): boolean => isPackaged && user !== 0 && commandLine.hasSwitch('no-sandbox')
