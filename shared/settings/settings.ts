import { z } from 'zod'
import { acceleratorSchema } from '../commands/accelerator-schema'
import type { FileFormat } from '../files/file-format'
import { languageChoices } from '../messages/languages'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
export const contrasts = ['system', 'more'] as const
export const motions = ['system', 'reduced'] as const

/** In percent. The steps are those of a browser. */
export const zooms = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300] as const

/**
 * What was decided for the user and can be decided otherwise. What a profile says of one endpoint is not here, nor what the
 * window remembers by itself.
 */
export const settingsSchema = z.object({
  theme: z.enum(themes).default('system'),
  language: z.enum(languageChoices).default('system'),
  contrast: z.enum(contrasts).default('system'),
  motion: z.enum(motions).default('system'),
  /** Of the whole window, in percent. */
  zoom: z.number().min(zooms[0]).max(300).default(100),
  /** Whether an export proposes to mask secrets. */
  redactExports: z.boolean().default(true),
  /** Where newer versions of the app are found, as a `generic` server of electron-updater; `null`: nobody is asked. */
  updateUrl: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable()
    .default(null),
  /** Whether it is asked at each start. */
  checkForUpdates: z.boolean().default(false),
  /** Keys of commands where they are not as they were made; `null` for none. */
  shortcuts: z.record(z.string().max(100), acceleratorSchema.nullable()).default({}),
})
export type Settings = z.infer<typeof settingsSchema>

export const defaultSettings: Settings = settingsSchema.parse({})

export const settingsFormat: FileFormat<Settings> = {
  name: 'framescope-settings',
  version: 1,
  schema: settingsSchema,
  migrations: {},
}

/** The next larger (`1`) or smaller (`-1`) zoom, in percent. */
export function nextZoom(zoom: number, direction: 1 | -1): number {
  const next = direction > 0 ? zooms.find((each) => each > zoom) : zooms.findLast((each) => each < zoom)
  return next ?? zoom
}
