import type { SessionSummary } from '../../../shared/session/session-summary'
import { parseArguments } from '../arguments/parse-arguments'
import type { Console } from '../console/console'
import { ExitCode } from '../exit-code'
import { factsOf, jsonFacts } from './capture-facts'

/** Fails like `CaptureReader.open`. */
export type Summarize = (file: string) => Promise<SessionSummary>

/** `framescope info`: says what a capture holds. */
export async function info(args: readonly string[], { out }: Console, summarize: Summarize): Promise<ExitCode> {
  const given = parseArguments(args, { options: [], positionals: ['<capture>'] })
  const [file = ''] = given.positionals
  const summary = await summarize(file)
  await out.write(given.has('json') ? `${JSON.stringify(jsonFacts(summary))}\n` : textOf(factsOf(summary)))
  return ExitCode.Done
}

function textOf(facts: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...facts.map(([name]) => name.length))
  return facts.map(([name, value]) => `${name.padEnd(width)}  ${value}\n`).join('')
}
