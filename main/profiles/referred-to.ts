import path from 'node:path'
import { AppFailure } from '../../shared/errors/app-error'
import { FolderIndex } from '../files/folder-index'

/**
 * Which ids, of secrets or profiles, are in the files of workspaces, also in those that are damaged, as in the middle of a
 * merge. What is gone refers to none; fails where there is something that cannot be looked into.
 */
export async function referredTo(ids: readonly string[], workspaces: readonly string[]): Promise<ReadonlySet<string>> {
  const used = new Set<string>()
  if (ids.length === 0) return used
  const read = (text: string) => ({ ok: true, value: ids.filter((id) => text.includes(JSON.stringify(id))) }) as const
  for (const workspace of workspaces)
    for (const folder of ['profiles', 'environments']) {
      const { files } = await new FolderIndex({ folder: path.join(workspace, folder), read }).read()
      for (const file of files.values()) {
        if (!file.ok) throw new AppFailure(file.error)
        for (const id of file.value) used.add(id)
      }
    }
  return used
}
