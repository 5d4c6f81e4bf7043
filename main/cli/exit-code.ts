/** How the command line ends: scripts depend on these numbers. */
export const ExitCode = {
  Done: 0,
  /** The endpoint failed, or what was to be checked is not so. */
  Failed: 1,
  /** Nothing was done. */
  WrongArguments: 2,
} as const
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode]
