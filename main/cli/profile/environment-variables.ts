import { randomUUID } from 'node:crypto'
import type { VariableSource } from '../../../shared/variables/resolve-text'

/** Variables of a profile, by their names, from the environment that the command runs in. */
export function environmentVariables(env: Readonly<Record<string, string | undefined>>): VariableSource {
  let count = 0
  return {
    variable: (name) => env[name] ?? null,
    time: Date.now,
    uuid: randomUUID,
    random: Math.random,
    count: () => (count += 1),
  }
}
