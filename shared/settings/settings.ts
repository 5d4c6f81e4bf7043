import type { z } from 'zod'
import type { settingsSchema } from './settings-schema'

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
export type Settings = z.infer<typeof settingsSchema>

/** As they were made. Of no type but their own: the schema takes them from here, and `Settings` is what the schema says. */
export const settingDefaults = {
  theme: 'system',
  language: 'system',
  contrast: 'system',
  motion: 'system',
  zoom: 100,
  times: 'local',
  recordingsFolder: null,
  redactExports: true,
  updateUrl: null,
  checkForUpdates: false,
  shortcuts: {},
} as const

export const defaultSettings: Settings = settingDefaults

/** The next larger (`1`) or smaller (`-1`) zoom, in percent. */
export function nextZoom(zoom: number, direction: 1 | -1): number {
  const next = direction > 0 ? zooms.find((each) => each > zoom) : zooms.findLast((each) => each < zoom)
  return next ?? zoom
}
