import type { ComposedMessage } from '../../shared/composer/composed-message'
import { messagePreview } from '../../shared/composer/message-preview'
import { appError, type Result } from '../../shared/errors/app-error'
import type { Inspector } from '../../shared/ipc/contract'
import { emptyLibrary, type Library } from '../../shared/library/library'

const ok = <T>(value: T): Result<T> => ({ ok: true, value })
const missing: Result<never> = { ok: false, error: appError('message-not-found', { path: '' }) }

type LibraryBridge = Inspector['library']

/** A library in memory, without folders. */
export class FakeLibrary implements LibraryBridge {
  readonly sent: { owner: string | null; message: ComposedMessage }[] = []
  readonly #messages = new Map<string, ComposedMessage>()
  readonly #listeners = new Set<(library: Library) => void>()
  #library = emptyLibrary

  readonly read: LibraryBridge['read'] = async () => ok(this.#library)
  readonly changed: LibraryBridge['changed'] = (listener) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly message: LibraryBridge['message'] = async ({ path }) => {
    const message = this.#messages.get(path)
    return message === undefined ? missing : ok(message)
  }
  readonly add: LibraryBridge['add'] = async ({ folder, name, profile, message }) => {
    const path = `${folder === '' ? '' : `${folder}/`}${name}.json`
    this.#messages.set(path, message)
    const { messages } = this.#library
    const preview = messagePreview(message)
    this.#tell([...messages, { path, id: path, name, profile, order: messages.length, kind: message.kind, preview }])
    return ok({ path })
  }
  readonly change: LibraryBridge['change'] = async ({ path, message, ...change }) => {
    if (message !== undefined) this.#messages.set(path, message)
    const name = change.name
    this.#tell(
      this.#library.messages.map((each) =>
        each.path === path ? { ...each, ...(name !== undefined && { name }), profile: change.profile ?? null } : each,
      ),
    )
    return ok({ path })
  }
  readonly move: LibraryBridge['move'] = async ({ path, before }) => {
    const messages = [...this.#library.messages].toSorted((one, other) => one.order - other.order)
    const moved = messages.filter((each) => each.path === path)
    const others = messages.filter((each) => each.path !== path)
    const place = before === null ? others.length : others.findIndex((each) => each.path === before)
    this.#tell(others.toSpliced(place, 0, ...moved).map((each, order) => ({ ...each, order })))
    return ok({ path })
  }
  readonly delete: LibraryBridge['delete'] = async ({ path }) => {
    this.#tell(this.#library.messages.filter((each) => each.path !== path))
    return ok({ deletion: '1' })
  }
  readonly restore: LibraryBridge['restore'] = async () => ok(null)
  readonly export: LibraryBridge['export'] = async () => ok(null)
  readonly import: LibraryBridge['import'] = async () => ok(null)
  readonly history: LibraryBridge['history'] = async ({ owner }) =>
    ok(this.sent.filter((each) => each.owner === owner).map(({ message }) => message))
  readonly remember: LibraryBridge['remember'] = async (sent) => {
    this.sent.unshift(sent)
    return ok(null)
  }

  #tell(messages: Library['messages']): void {
    this.#library = { ...this.#library, messages }
    for (const listener of this.#listeners) listener(this.#library)
  }
}
