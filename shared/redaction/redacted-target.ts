import { isTargetSecret } from '../session/secret-handshake-parts'
import type { SessionHead } from '../session/session-summary'
import { decodePercent, REDACTED, withoutUrlCredentials } from './redacted-text'

/**
 * A request target without what a variable or an API key filled in. The head has the URL as it was typed: a path with a
 * variable in it is hidden, and so is every value of a query that has one.
 */
export function redactTarget(target: string, head: SessionHead): string {
  const shown = withoutUrlCredentials(target)
  if (!isTargetSecret(head) || head.profile.mode !== 'client') return shown
  const { url, auth } = head.profile
  const [typedPath = '', typedQuery = ''] = url.replace(/^\s*\w+:\/\/[^/?]*/, '').split(/\?(.*)/s)
  const [path = '', query] = shown.split(/\?(.*)/s)
  const isKey = (name: string): boolean =>
    auth.kind === 'api-key' && auth.in === 'query' && (decodePercent(name) === auth.name || auth.name.includes('{{'))
  const hidesPath = head.secrets === true && typedPath.includes('{{')
  const hidesQuery = head.secrets === true && typedQuery.includes('{{')
  const pairs = query?.split('&').map((pair) => {
    const [name = '', value] = pair.split(/=(.*)/s)
    return value !== undefined && (hidesQuery || isKey(name)) ? `${name}=${REDACTED}` : hidesQuery ? REDACTED : pair
  })
  return `${hidesPath ? `/${REDACTED}` : path}${pairs === undefined ? '' : `?${pairs.join('&')}`}`
}
