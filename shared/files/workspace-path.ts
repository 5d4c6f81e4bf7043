/** Paths within a folder of a workspace: relative, with `/` between names; `''` is the folder itself. */

export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
export const nameIn = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
export const pathIn = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`)

/** What is in a folder, at any depth, and the folder itself. */
export const isWithin = (path: string, folder: string): boolean =>
  folder === '' || path === folder || path.startsWith(`${folder}/`)

/** The outermost first, the path itself last. */
export function withParents(path: string): readonly string[] {
  return path === '' ? [] : [...withParents(parentOf(path)), path]
}
