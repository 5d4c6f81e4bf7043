import { readFile, rm, writeFile } from 'node:fs/promises'

/**
 * What electron-updater asks a server for: `latest-linux.yml` and its like, one for each system. Each target is built by
 * itself and says so of itself alone.
 * @param {string} name of a file
 */
export const isUpdateFeed = (name) => /^latest[\w-]*\.yml$/.test(name)

/**
 * Adds what one target says to what those before it have said. An app takes from it the file of its own kind.
 * @param {string} from it goes away
 * @param {string} to may not be there yet
 */
export async function addToUpdateFeed(from, to) {
  // Loaded late, as all that is installed.
  const { default: yaml } = await import('js-yaml')
  const added = readFeed(yaml.load(await readFile(from, 'utf8')))
  const before = readFeed(yaml.load(await readFile(to, 'utf8').catch(() => '')))
  const files = new Map([...before.files, ...added.files].map((file) => [file.url, file]))
  // "path" and "sha512" at the top are for the first of them, for apps that are older than "files".
  await writeFile(to, yaml.dump({ ...added, ...before, files: [...files.values()] }, { lineWidth: -1 }))
  await rm(from)
}

/**
 * @param {unknown} feed
 * @returns {{ files: { url: string }[] }}
 */
const readFeed = (feed) => ({ files: [], .../** @type {object} */ (feed) })
