import { pathToFileURL } from 'node:url'

export interface NamedPlace {
  /** Absolute. */
  readonly path: string
  /** What stands for it. */
  readonly name: string
}

/**
 * The same text where each path below one of the places, also as a URL, begins with the name of the place. Paths of a user
 * say who it is.
 *
 * @param places the first one counts where one is inside another
 */
export function shortenPaths(text: string, places: readonly NamedPlace[]): string {
  return places.reduce((shorter, { path, name }) => {
    const forms = [pathToFileURL(path).href, path.replaceAll('\\', '/'), path].map(escaped)
    return shorter.replaceAll(new RegExp(`(?:${forms.join('|')})(?![^\\s/\\\\:)"'])`, 'gi'), name)
  }, text)
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
