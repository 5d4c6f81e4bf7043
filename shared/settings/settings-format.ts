import type { FileFormat } from '../files/file-format'
import type { Settings } from './settings'
import { settingsSchema } from './settings-schema'

export const settingsFormat: FileFormat<Settings> = {
  name: 'framescope-settings',
  version: 1,
  schema: settingsSchema,
  migrations: {},
}
