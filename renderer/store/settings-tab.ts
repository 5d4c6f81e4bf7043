export const settingsTabs = ['appearance', 'shortcuts', 'exports', 'updates', 'files', 'about'] as const
export type SettingsTab = (typeof settingsTabs)[number]
