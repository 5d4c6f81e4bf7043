import type { SessionSummary } from '../../../shared/session/session-summary'
import type { Option } from '../arguments/option'
import { parseArguments } from '../arguments/parse-arguments'
import { readSession } from '../arguments/session-argument'
import type { Console } from '../console/console'
import { ExitCode } from '../exit-code'
import type { WithRecording } from '../ports'
import { factsOf, jsonFacts } from './capture-facts'

export interface InfoParts {
  readonly withRecording: WithRecording
  /** Fails like `CaptureReader.open`. */
  readonly summarize: (capture: string) => Promise<SessionSummary>
}

export const infoOptions: readonly Option[] = [{ name: 'session', value: 'text' }]

/** `framescope info`: says what a capture holds. */
export async function info(
  args: readonly string[],
  { out }: Console,
  { withRecording, summarize }: InfoParts,
): Promise<ExitCode> {
  const given = parseArguments(args, { options: infoOptions, positionals: ['<capture>'] })
  const [file = ''] = given.positionals
  const summary = await withRecording(file, readSession(given), summarize)
  await out.write(given.has('json') ? `${JSON.stringify(jsonFacts(summary))}\n` : textOf(factsOf(summary)))
  return ExitCode.Done
}

function textOf(facts: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...facts.map(([name]) => name.length))
  return facts.map(([name, value]) => `${name.padEnd(width)}  ${value}\n`).join('')
}
