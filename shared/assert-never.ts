/** Ends every `switch` over a closed union: a new member that nobody handles fails the type check here. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}
