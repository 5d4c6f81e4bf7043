/** Everything up to the password: scheme and slashes, of which there may be any number, user or host, and a colon. */
const BEFORE = /^(?:[^/\\?#@:]*:)?[/\\]*(?:\[[^\]]*\]|[^/\\?#@:[]*):/
const PORT = /^\d*$/
const VARIABLES = /\{\{[^{}]*\}\}/g

/**
 * Where the password is, in UTF-16 units; `null` where there is none. By hand: a URL that is typed wrong, or has variables in
 * it, may have one too. What would be a port is none, though an `@` follows in path or query.
 */
export function passwordIn(url: string): { readonly start: number; readonly end: number } | null {
  const [before] = BEFORE.exec(url) ?? []
  if (before === undefined) return null
  const rest = url.slice(before.length)
  const [authority = ''] = /^[^/\\?#]*/.exec(rest) ?? []
  const within = authority.includes('@') || PORT.test(authority.replace(VARIABLES, '')) ? authority : rest
  const length = within.lastIndexOf('@')
  return length === -1 ? null : { start: before.length, end: before.length + length }
}

/** The URL to be shown or given away. */
export function withoutPassword(url: string): string {
  const password = passwordIn(url)
  return password === null ? url : url.slice(0, password.start - 1) + url.slice(password.end)
}
