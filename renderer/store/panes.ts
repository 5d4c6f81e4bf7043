/** Two sessions side by side. One of the two panes is the active one: what is beside and below them is about its session. */
export interface Panes {
  /** Never the same twice. */
  readonly sessions: readonly [string, string]
  readonly active: 0 | 1
}

/** After a session came to be shown: in its own pane, which is active then, else in the place of what the active one shows. */
export function withShown(panes: Panes | null, session: string): Panes | null {
  if (panes === null) return null
  const [first, second] = panes.sessions
  if (session === first) return { ...panes, active: 0 }
  if (session === second) return { ...panes, active: 1 }
  return { ...panes, sessions: panes.active === 0 ? [session, second] : [first, session] }
}

export function swapped({ sessions: [first, second], active }: Panes): Panes {
  return { sessions: [second, first], active: active === 0 ? 1 : 0 }
}

/** The session of the other pane; `null` where there is none. */
export function besideOf(panes: Panes | null, session: string | null): string | null {
  if (panes === null || session === null || !panes.sessions.includes(session)) return null
  return panes.sessions[panes.sessions[0] === session ? 1 : 0]
}
