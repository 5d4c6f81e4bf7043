import type { Inspector } from '../../shared/ipc/contract'

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly inspector: Inspector
  }
}
