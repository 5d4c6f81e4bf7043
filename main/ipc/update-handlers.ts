import type { UpdateStatus } from '../../shared/updates/update-status'
import type { Handlers } from './register'

export interface UpdatePorts {
  readonly updates: {
    readonly status: UpdateStatus
    check(): Promise<void>
    download(): Promise<void>
  }
  /** Where the user agrees, quits the app and starts the version that is ready. */
  readonly installUpdate: () => Promise<void>
}

export function updateHandlers({ updates, installUpdate }: UpdatePorts): Handlers['update'] {
  return {
    status: () => updates.status,
    async check() {
      await updates.check()
      return null
    },
    async download() {
      await updates.download()
      return null
    },
    async install() {
      await installUpdate()
      return null
    },
  }
}
