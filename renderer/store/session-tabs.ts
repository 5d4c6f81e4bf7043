/** Ids of the sessions that have a tab, in the order of the tabs. */
export type SessionTabs = readonly string[]

/**
 * With a tab for a session that came to be shown.
 *
 * @param instead the session whose tab it takes: who connects again goes on in the same tab
 */
export function withTab(tabs: SessionTabs, session: string, instead: string | null = null): SessionTabs {
  if (tabs.includes(session)) return tabs
  const place = instead === null ? -1 : tabs.indexOf(instead)
  return place === -1 ? [...tabs, session] : tabs.with(place, session)
}

/** Which tab is shown once this one is closed: the one after it, else the one before; `null` where there is none. */
export function tabBeside(tabs: SessionTabs, session: string | null): string | null {
  if (session === null) return tabs.at(-1) ?? null
  const place = tabs.indexOf(session)
  return tabs[place + 1] ?? tabs[place - 1] ?? null
}

/** The tab so many places on, round the end. The new session, which is `null`, stands behind all others while it is shown. */
export function tabAlong(tabs: SessionTabs, session: string | null, steps: 1 | -1): string | null {
  const all: readonly (string | null)[] = session === null ? [...tabs, null] : tabs
  return all.at((all.indexOf(session) + steps) % all.length) ?? null
}

/** With one of them at another place; the same tabs where that is none. */
export function withTabAt(tabs: SessionTabs, session: string, place: number): SessionTabs {
  if (!tabs.includes(session) || place < 0 || place >= tabs.length) return tabs
  return tabs.filter((tab) => tab !== session).toSpliced(place, 0, session)
}
