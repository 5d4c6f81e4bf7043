import { z } from 'zod'
import type { AppError } from '../errors/app-error'
import type { RecordingsPlace } from '../settings/recordings-place'
import type { Settings } from '../settings/settings'
import { settingsSchema } from '../settings/settings-schema'
import { request } from './channel'

/** Each replies with what holds then. Refused with `own-file-unreadable` where the file of a newer app is there, and with `workspace-write-failed`. */
export const settingsChannels = {
  read: request<Settings>()(z.undefined()),
  /** Why all is as it was made though there was a file: `settings-put-aside`, with where it is now; else `null`. */
  problem: request<AppError | null>()(z.undefined()),
  /**
   * What is left out stays. Refused with `recordings-folder-not-chosen` where it names a folder that main has not named
   * before: of itself the page names none.
   */
  change: request<Settings>()(changesSchema()),
  /** All as they were made. */
  reset: request<Settings>()(z.undefined()),
  /** Opens the system's dialog; all stays where the user cancels. Refused with `capture-folder-unusable`. */
  chooseRecordingsFolder: request<Settings>()(z.undefined()),
  /** Where recordings are kept until the app is started again. */
  recordingsPlace: request<RecordingsPlace>()(z.undefined()),
}

/** Without the defaults, which would change what is left out. */
function changesSchema(): z.ZodType<Partial<Settings>> {
  const fields = Object.entries(settingsSchema.shape).map(([name, field]) => [name, field.unwrap().optional()])
  return z.strictObject(Object.fromEntries(fields))
}
