import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import { ensureRuntime } from '../../scripts/electron/runtime.mjs'
import { root } from '../../scripts/root.mjs'
import { launchApp, removal } from '../../scripts/launch-app.mjs'

/** What the built main process loads from node_modules. */
const natives = ['bufferutil', 'node-gyp-build']

// `nobody` has this id on every Linux; it needs no entry in any user database.
const UNPRIVILEGED = 65534

/**
 * Starts the built app with Chromium's sandbox on, also when the tests run as root: then as another user, from copies
 * of app and runtime that this user may read wherever the originals are.
 */
export async function launchSandboxed(): Promise<ElectronApplication> {
  if (process.getuid?.() !== 0) return await launchApp()
  const stage = await mkdtemp(path.join(os.tmpdir(), 'framescope-sandboxed-'))
  const runtime = await ensureRuntime()
  const inStage = (name: string): string => path.join(stage, name)
  await chmod(stage, 0o755)
  await Promise.all([
    cp(runtime.folder, inStage('electron'), { recursive: true }),
    cp(path.join(root, 'dist'), inStage('app/dist'), { recursive: true }),
    cp(path.join(root, 'package.json'), inStage('app/package.json')),
    // Native parts are not in the bundle.
    ...natives.map((name) =>
      cp(path.join(root, 'node_modules', name), inStage(`app/node_modules/${name}`), { recursive: true }),
    ),
    mkdir(inStage('home')),
  ])
  const { XAUTHORITY } = process.env
  if (XAUTHORITY) await cp(XAUTHORITY, inStage('home/.Xauthority'))
  spawnSync('chown', ['-R', `${UNPRIVILEGED}:${UNPRIVILEGED}`, inStage('home')])

  const app = await _electron.launch({
    executablePath: path.join(import.meta.dirname, 'as-user.sh'),
    args: [`--user-data-dir=${inStage('home/data')}`, inStage('app')],
    cwd: stage,
    chromiumSandbox: true,
    env: {
      PATH: process.env.PATH ?? '',
      DISPLAY: process.env.DISPLAY ?? '',
      HOME: inStage('home'),
      XAUTHORITY: inStage('home/.Xauthority'),
      RUN_AS: String(UNPRIVILEGED),
      ELECTRON_EXECUTABLE: path.join(inStage('electron'), path.relative(runtime.folder, runtime.executable)),
    },
  })
  app.once('close', () => rmSync(stage, removal))
  return app
}
