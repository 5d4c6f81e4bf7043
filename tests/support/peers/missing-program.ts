import { spawnSync } from 'node:child_process'

/** Why a test that needs a program cannot run here, for the test's name; `null` when it can. */
export function missingProgram(program: string, ...probe: readonly string[]): string | null {
  return spawnSync(program, probe).status === 0 ? null : `${[program, ...probe].join(' ')} fails`
}
