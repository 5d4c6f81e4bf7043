import type { AppError } from '../errors/app-error'

/** Where recordings are kept as long as the app runs: what the settings say holds from the next start on. */
export interface RecordingsPlace {
  readonly folder: string
  /** What the settings said when it was started; `null`: the app's own place. */
  readonly chosen: string | null
  /** Why `folder` is not what was chosen, but the app's own place; `null` where it is. */
  readonly problem: AppError | null
}
