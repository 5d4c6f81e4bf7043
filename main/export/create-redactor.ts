import { secretsOfEvent, secretsOfHead } from '../../shared/redaction/learned-secrets'
import type { KnownSecret } from '../../shared/redaction/known-secret'
import { Redactor } from '../../shared/redaction/redactor'
import type { ExportSource } from './export-source'

/** More, of a server with very many clients, are hidden where they stand in handshakes and looked for nowhere else. */
const MOST_LEARNED = 1000

/** Knows beside what it is told what proves somebody in any handshake: that may be said before, and again in a message. */
export async function createRedactor(source: ExportSource, known: readonly KnownSecret[]): Promise<Redactor> {
  const secrets = new Map(known.map((secret) => [secret.value, secret]))
  const most = secrets.size + MOST_LEARNED
  const learn = (found: readonly KnownSecret[]): void => {
    for (const secret of found) if (!secrets.has(secret.value)) secrets.set(secret.value, secret)
  }
  learn(secretsOfHead(source.head))
  for await (const event of source.details()) {
    learn(secretsOfEvent(event, source.head))
    if (secrets.size >= most) break
  }
  return new Redactor(source.head, [...secrets.values()])
}
