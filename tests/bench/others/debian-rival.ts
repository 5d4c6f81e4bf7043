import { spawnSync } from 'node:child_process'
import { ensureSystemPackages } from '../../../scripts/bootstrap/system-packages.mjs'

/** Installs the package that brings a program; where that is not possible, throws and names the line to run. */
export function ensureDebianRival(program: string, packageName: string): void {
  const missing = (): string | undefined =>
    spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined ? undefined : `no ${program} in the path`
  ensureSystemPackages([{ name: packageName, missing, packages: [packageName] }])
}
