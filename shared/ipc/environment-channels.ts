import { z } from 'zod'
import { editedVariablesSchema, environmentNameSchema, type EnvironmentList } from '../environment/environment'
import { push, request } from './channel'

const id = z.string().min(1).max(200)

/** Sets of variables of the workspace. Changes are refused as those of profiles are, and told with `changed`. */
export const environmentChannels = {
  list: request<EnvironmentList>()(z.undefined()),
  changed: push<EnvironmentList>(),
  create: request<{ readonly id: string }>()(z.object({ name: environmentNameSchema })),
  /** The values of secret ones go in here, and never come back out. */
  save: request<null>()(z.object({ id, name: environmentNameSchema, variables: editedVariablesSchema })),
  /** `deletion` brings it back, in this run of the app. */
  delete: request<{ readonly deletion: string }>()(z.object({ id })),
  /** Refused with `name-taken` and `deletion-forgotten`. */
  restore: request<null>()(z.object({ deletion: z.string().max(100) })),
  /** Remembered for this computer, not in the workspace. */
  activate: request<null>()(z.object({ id: id.nullable() })),
}
