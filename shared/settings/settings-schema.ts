import { z } from 'zod'
import { acceleratorSchema } from '../commands/accelerator-schema'
import { languageChoices } from '../messages/languages'
import { timeZones } from '../wording/time-zone'
import { contrasts, motions, settingDefaults, themes, zooms } from './settings'

export const settingsSchema = z.object({
  theme: z.enum(themes).default(settingDefaults.theme),
  language: z.enum(languageChoices).default(settingDefaults.language),
  contrast: z.enum(contrasts).default(settingDefaults.contrast),
  motion: z.enum(motions).default(settingDefaults.motion),
  /** Of the whole window, in percent. */
  zoom: z.number().min(zooms[0]).max(300).default(settingDefaults.zoom),
  /** Whose wall clock the window shows, and means where a time of day is typed. */
  times: z.enum(timeZones).default(settingDefaults.times),
  /** Where recordings are kept from the next start on; `null`: the app's own place. */
  recordingsFolder: z.string().min(1).max(4096).nullable().default(settingDefaults.recordingsFolder),
  /** Whether an export proposes to mask secrets. */
  redactExports: z.boolean().default(settingDefaults.redactExports),
  /** Where newer versions of the app are found, as a `generic` server of electron-updater; `null`: nobody is asked. */
  updateUrl: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable()
    .default(settingDefaults.updateUrl),
  /** Whether it is asked at each start. */
  checkForUpdates: z.boolean().default(settingDefaults.checkForUpdates),
  /** Keys of commands where they are not as they were made; `null` for none. */
  shortcuts: z.record(z.string().max(100), acceleratorSchema.nullable()).default(settingDefaults.shortcuts),
})
