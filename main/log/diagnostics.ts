import type { Settings } from '../../shared/settings/settings'
import type { LogFacts } from './app-log'

export interface Diagnosis {
  readonly versions: LogFacts
  readonly system: LogFacts
  /** How much there is of what. */
  readonly counts: LogFacts
  readonly settings: Settings
  /** The last lines of the log. */
  readonly log: string
}

/** What somebody who looks for a fault needs to know, in a form to be pasted. It holds no payload, no secret and no URL. */
export function diagnosticsText({ versions, system, counts, settings, log }: Diagnosis): string {
  return [
    ...section('Versions', versions),
    ...section('System', system),
    ...section('Contents', counts),
    ...section('Settings', factsOf(settings)),
    '## Log',
    '',
    log.trimEnd() || '(empty)',
    '',
  ].join('\n')
}

const section = (title: string, facts: LogFacts): string[] => [
  `## ${title}`,
  '',
  ...Object.entries(facts).map(([name, value]) => `${name}: ${value ?? '-'}`),
  '',
]

/** Of a URL only whether there is one: it may have a password in it. Of a folder as well: it may have a name in it. */
const untold: readonly string[] = ['updateUrl', 'recordingsFolder'] satisfies readonly (keyof Settings)[]

const factsOf = (settings: Settings): LogFacts =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      untold.includes(name) ? value !== null : typeof value === 'object' ? JSON.stringify(value) : value,
    ]),
  )
