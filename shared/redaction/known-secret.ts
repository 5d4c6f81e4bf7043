/** Something that nobody else may know. */
export interface KnownSecret {
  /** What people know it by: the name of a variable, or of a header. */
  readonly name: string
  readonly value: string
}

/** Shorter ones would be found everywhere by chance; bytes of UTF-8. */
export const SHORTEST_SECRET = 4

const encoder = new TextEncoder()

export const isSearchable = ({ value }: KnownSecret): boolean => encoder.encode(value).length >= SHORTEST_SECRET
