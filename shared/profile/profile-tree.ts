import type { AppError } from '../errors/app-error'
import type { SessionProfile } from '../session/session-summary'

/** The profiles of a workspace in their folders. Paths are relative, with `/` between names. */
export interface ProfileTree {
  readonly entries: readonly ProfileEntry[]
  /** Files that are left as they are and shown by name: each with what is wrong with it. */
  readonly rejected: readonly { readonly path: string; readonly error: AppError }[]
  /** Why the folder could not be read; the entries are those of before. */
  readonly problem: AppError | null
}

export type ProfileEntry = ProfileFolder | ProfileSummary

export interface ProfileFolder {
  readonly kind: 'folder'
  readonly path: string
  readonly name: string
  /** Folders first, each by name. */
  readonly entries: readonly ProfileEntry[]
}

export interface ProfileSummary {
  readonly kind: 'profile'
  readonly path: string
  readonly id: string
  readonly name: string
  readonly mode: SessionProfile['mode']
  /** Where it connects to or listens, as a URL to show. */
  readonly endpoint: string
  /** Changes with the contents of the file. */
  readonly edition: string
}

/** A profile to work with, secrets in their places. */
export interface OpenedProfile extends Pick<ProfileSummary, 'path' | 'id' | 'name' | 'edition'> {
  readonly profile: SessionProfile
  /** How many of its secrets this computer does not know: they have to be entered here. */
  readonly missing: number
}
