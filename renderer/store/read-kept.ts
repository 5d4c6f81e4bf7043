import { keptDraftKeys, noDrafts, type KeptDrafts } from './kept-draft'
import { noTabs, TABS_KEY, type KeptTabs } from './remember-tabs'
import type { SettingsStorage } from './settings-slice'

/** What the window goes on with that it had when it was closed. */
export interface Kept {
  readonly drafts: KeptDrafts
  readonly tabs: KeptTabs
}

/** As they are stored; `null` for what is not. */
export type KeptTexts = Readonly<Record<'client' | 'server' | 'tabs', string | null>>

export const nothingKept: Kept = { drafts: noDrafts, tabs: noTabs }

/** What checks it is read only where there is something to check: the first start needs none of it. */
export async function readKept(storage: SettingsStorage): Promise<Kept> {
  const texts: KeptTexts = {
    client: storage.getItem(keptDraftKeys.client),
    server: storage.getItem(keptDraftKeys.server),
    tabs: storage.getItem(TABS_KEY),
  }
  if (Object.values(texts).every((text) => text === null)) return nothingKept
  const { parseKept } = await import('./parse-kept')
  return parseKept(texts)
}
