import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportSession } from '../../../../main/export/export-session'
import type { ExportSource } from '../../../../main/export/export-source'
import { defaultExportOptions, exportFormatIds, type ExportFormatId } from '../../../../shared/formats/export-options'
import { parseBase64 } from '../../../../shared/payload/base64'
import { unmasked } from '../../../../shared/protocol/masking'
import { inflateRawSync } from 'node:zlib'
import { MASKING_KEY, secretSession, secrets } from '../../../support/secret-session'
import { temporaryFolder } from '../capture/capture-scenario'

const folder = temporaryFolder()
const known = [{ name: 'API_TOKEN', value: secrets.variable }]
const planted = Object.values(secrets)

interface Line {
  readonly kind: string
  readonly event: number
  readonly payload?: { readonly text?: string; readonly base64?: string } | null
  readonly [field: string]: unknown
}

let files = 0
async function exported(source: ExportSource, format: ExportFormatId, redact = true) {
  const target = path.join(folder, String(files++))
  const plan = {
    format,
    choice: { kind: 'all' },
    options: defaultExportOptions,
    secrets: redact ? known : null,
    version: '0.1.0',
  } as const
  const outcome = await exportSession(source, plan, target)
  const names = statSync(target).isDirectory() ? readdirSync(target).map((name) => path.join(target, name)) : [target]
  return { outcome, bytes: Buffer.concat(names.map((name) => readFileSync(name))) }
}

/** All that can be read out of a file: its bytes, what its base64 stands for, and what that inflates to. */
function readings(bytes: Buffer): readonly string[] {
  const text = bytes.toString('latin1')
  const blobs = [...text.matchAll(/[A-Za-z0-9+/_-]{8,}={0,2}/g)].flatMap(([digits]) => {
    const parsed = parseBase64(digits)
    return parsed.ok ? [Buffer.from(parsed.value)] : []
  })
  const inflated = blobs.flatMap((blob) => {
    try {
      return [inflateRawSync(blob)]
    } catch {
      return []
    }
  })
  return [text, ...blobs.map(String), ...inflated.map(String), bytes.toString(), unmaskedEverywhere(bytes)]
}

/** Whoever has the key of the masks can take them off, from wherever one begins. */
const unmaskedEverywhere = (bytes: Buffer): string =>
  [0, 1, 2, 3].map((phase) => Buffer.from(unmasked(bytes, MASKING_KEY, phase)).toString('latin1')).join('\n')

const forms = (secret: string): readonly string[] => [
  secret,
  Buffer.from(secret).toString('latin1'),
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  Buffer.from(JSON.stringify(secret).slice(1, -1)).toString('latin1'),
]

describe('a redacted export', () => {
  it.each(exportFormatIds)('of the format %s holds none of the secrets, in any form', async (format) => {
    const { bytes } = await exported(secretSession(), format)
    const all = readings(bytes)
    const found = planted.flatMap(forms).filter((form) => all.some((reading) => reading.includes(form)))
    expect(found).toEqual([])
  })

  it('would hold them if it were not redacted', async () => {
    const { bytes, outcome } = await exported(secretSession(), 'ndjson', false)
    const all = readings(bytes).join('\n')
    expect(planted.filter((secret) => forms(secret).some((form) => all.includes(form)))).toEqual(
      // The URL of the session never has a password, and is asked for with no other.
      planted,
    )
    expect(outcome.hidden).toBeNull()
  })

  it('has as many events, with the lengths that they had', async () => {
    const [open, closed] = [await exported(secretSession(), 'ndjson', false), await exported(secretSession(), 'ndjson')]
    const lines = (bytes: Buffer) =>
      bytes
        .toString()
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Line)
    const before = lines(open.bytes)
    const after = lines(closed.bytes)
    expect(after.map(({ kind, event }) => [kind, event])).toEqual(before.map(({ kind, event }) => [kind, event]))
    expect(after[0]).toMatchObject({ redacted: true })
    for (const [index, line] of after.entries()) {
      const length = ({ payload }: Line) => payload && Buffer.from(payload.text ?? payload.base64 ?? '').length
      expect([null, length(before[index] as Line)]).toContain(length(line))
    }
  })

  it('withholds compressed frames of messages with a secret, and leaves others as they were', async () => {
    const { bytes } = await exported(secretSession(), 'ndjson')
    const frames = bytes
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line)
      .filter(({ kind }) => kind === 'frame')
    const withheld = frames.filter((frame) => frame['withheld'] === true)
    expect(withheld.map(({ payload }) => payload)).toEqual(withheld.map(() => null))
    // One whole, three of a fragmented one, two of one that was never complete.
    expect(withheld).toHaveLength(6)
    const compressed = frames.filter((frame) => frame['rsv1'] === true && frame['withheld'] === undefined)
    expect(
      compressed.map(({ payload }) => inflateRawSync(Buffer.from(payload?.base64 ?? '', 'base64')).toString()),
    ).toEqual(['nothing'])
  })

  it('counts what it hid', async () => {
    const { outcome } = await exported(secretSession(), 'ndjson')
    expect(outcome.hidden).toMatchObject({ withheld: 6, body: 1 })
    for (const place of ['header', 'url', 'payload', 'text'] as const)
      expect(outcome.hidden?.[place]).toBeGreaterThan(0)
  })
})
