declare module 'har-validator' {
  /** Resolves with what it was given, if that is HAR 1.2; rejects with what is wrong with it. */
  export function har(file: unknown): Promise<unknown>
}
