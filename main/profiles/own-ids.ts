import { createHash } from 'node:crypto'
import type { Result } from '../../shared/errors/app-error'
import { nameIn } from '../../shared/files/workspace-path'
import { fileNameOf } from '../files/file-name'

interface Named {
  readonly id: string
  readonly name: string
}

/**
 * Of files with the same id, as copies made by hand have, one keeps it: the one whose file is called as what is in it, the
 * outermost of them. The others get ids of their own, the same at each look and each start, which are written with their next
 * change.
 */
export function withOwnIds<T extends Named>(files: ReadonlyMap<string, Result<T>>): ReadonlyMap<string, Result<T>> {
  const inOrder = [...files].toSorted(([one], [other]) => depthOf(one) - depthOf(other) || (one < other ? -1 : 1))
  const owners = new Map<string, string>()
  for (const isOriginal of [true, false])
    for (const [at, file] of inOrder)
      if (file.ok && isCalled(at, file.value.name) === isOriginal && !owners.has(file.value.id))
        owners.set(file.value.id, at)
  return new Map(
    inOrder.map(([at, file]) =>
      !file.ok || owners.get(file.value.id) === at
        ? [at, file]
        : [at, { ok: true, value: { ...file.value, id: aliasOf(file.value.id, at) } }],
    ),
  )
}

/** For what is added: the id that it has, or a new one where something else has that. */
export function idsBeside(known: Iterable<{ readonly id: string }>, newId: () => string): (id: string) => string {
  const used = new Set([...known].map(({ id }) => id))
  return (id) => {
    const own = used.has(id) ? newId() : id
    used.add(own)
    return own
  }
}

/** With the number that it has where the name was taken. */
function isCalled(at: string, name: string): boolean {
  const [file, called] = [nameIn(at).slice(0, -'.json'.length), fileNameOf(name)]
  return file.startsWith(called) && /^( \d+)?$/.test(file.slice(called.length))
}

const depthOf = (at: string): number => at.split('/').length

const aliasOf = (id: string, at: string): string =>
  createHash('sha256').update(`${id}\0${at}`).digest('base64url').slice(0, 22)
