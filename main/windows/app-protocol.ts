import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { protocol } from 'electron'
import { CONTENT_SECURITY_POLICY } from './content-security-policy'

export const APP_ORIGIN = 'app://framescope'
/** Of the user guide: nothing that the page may do or has stored is its as well. */
export const GUIDE_ORIGIN = 'app://guide'

/** The folder that each origin is served from, as an absolute path. */
export type ServedOrigins = ReadonlyMap<string, string>

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
}

/** Has to run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/**
 * Serves what was built. A scheme of our own, so that `file:` can be switched off.
 *
 * @param onServed called when a page has all that it asked for at first, and has to make something of it now
 */
export function serveApp(origins: ServedOrigins, onServed: () => void): void {
  let pending = 0
  let hasScript = false
  protocol.handle('app', async (request) => {
    pending++
    const response = await respond(origins, request.url)
    hasScript ||= response.headers.get('content-type') === contentTypes['.js']
    setImmediate(() => {
      if (--pending === 0 && hasScript) onServed()
    })
    return response
  })
}

export async function respond(origins: ServedOrigins, url: string): Promise<Response> {
  const { origin, pathname } = parse(url)
  const asked = decodePath(pathname)
  if (asked === null) return new Response(null, { status: 400 })
  const root = origins.get(origin)
  if (root === undefined) return new Response(null, { status: 403 })
  const file = path.join(root, path.normalize(asked))
  if (!file.startsWith(root + path.sep)) return new Response(null, { status: 403 })
  try {
    return new Response(new Uint8Array(await readFile(file)), {
      headers: {
        'content-type': contentTypes[path.extname(file)] ?? 'application/octet-stream',
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
      },
    })
  } catch {
    return new Response(null, { status: 404 })
  }
}

/** `null` where percent signs are not followed by what belongs there. */
function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}

/** Whether a page may lead there by a link: the guide to its own pages, and no other anywhere. */
export const mayLead = (from: string, to: string): boolean =>
  [from, to].every((url) => URL.canParse(url) && parse(url).origin === GUIDE_ORIGIN)

export const originOf = (url: string): string => parse(url).origin

/** Node gives schemes that are not its own the origin "null", so it is put together by hand. */
function parse(url: string): { origin: string; pathname: string } {
  const { protocol: scheme, host, pathname } = new URL(url)
  return { origin: `${scheme}//${host}`, pathname }
}
