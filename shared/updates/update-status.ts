import type { AppError } from '../errors/app-error'

/** How it stands with a newer version of the app. Nothing goes on by itself from one to the next but `downloading`. */
export type UpdateStatus =
  /** Nobody has asked yet. */
  | { readonly state: 'idle' }
  | { readonly state: 'checking' }
  /** There is none that is newer. */
  | { readonly state: 'current' }
  | { readonly state: 'available'; readonly version: string }
  /** `percent` from 0 to 100. */
  | { readonly state: 'downloading'; readonly version: string; readonly percent: number }
  /** Down here; the app has to be restarted. */
  | { readonly state: 'ready'; readonly version: string }
  | { readonly state: 'failed'; readonly error: AppError }
