import { say } from './say.mjs'

/**
 * Runs the body of a script; a failure is one clear message and exit code 1, without a stack of our own code.
 * @param {() => Promise<void>} body
 */
export async function mainScript(body) {
  try {
    await body()
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}
