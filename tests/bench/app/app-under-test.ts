import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { ensureBuild } from '../../../scripts/build.mjs'
import { MainWindow } from '../../../scripts/demo/main-window.mjs'
import { launchApp, removal } from '../../../scripts/launch-app.mjs'
import { root } from '../../../scripts/root.mjs'

export async function prepareApp(): Promise<void> {
  ensureBuild()
}

export interface AppUnderTest {
  readonly app: ElectronApplication
  readonly window: MainWindow
}

/** Starts the app, hands it to `work` when its window can be used, and brings it to an orderly end. */
export async function withApp<Result>(
  options: { readonly userData: string },
  work: (running: AppUnderTest) => Promise<Result>,
): Promise<Result> {
  const app = await launchApp(options)
  try {
    const window = new MainWindow(await app.firstWindow())
    await window.url.waitFor()
    return await work({ app, window })
  } finally {
    await app.close()
  }
}

/** A folder for the app's data, beside the cached captures so that those can be linked into it. It goes away then. */
export async function withUserData<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const parent = path.join(root, '.cache/bench-data')
  await mkdir(parent, { recursive: true })
  const folder = await mkdtemp(path.join(parent, 'user-data-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, removal)
  }
}

/** Megabytes of main memory that the main process holds. */
export async function mainMemory({ app }: AppUnderTest): Promise<number> {
  const { residentSet } = await app.evaluate(() => process.getProcessMemoryInfo())
  return residentSet / 1024
}
