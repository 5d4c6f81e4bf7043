import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { isLimited } from '../../shared/session/recording-limits'
import { sessionHeadSchema, type SessionHead } from '../../shared/session/session-summary'
import { BlockHeader } from './block-header'
import { BlockType, FORMAT_NAME, HEADER_BYTES, READABLE_VERSIONS } from './capture-format'
import { endRecordSchema, type EndRecord } from './end-record'
import { captureFailure } from './open-capture-file'
import { readAt } from './read-at'
import type { CaptureBytes } from './capture-bytes'

const MAGIC = Buffer.from('FSB')
/** Of what a block is; what is in it may differ by the version that the head says. */
const BLOCK_VERSION = '1'
const END_SEARCH_BYTES = 64 * 1024
const anyHeadSchema = z.object({ format: z.literal(FORMAT_NAME), version: z.number() })
const headSchema = z.object({ session: sessionHeadSchema })

/** Reads the head block, and finds what follows it; or says why the file cannot be opened: errors of the capture as `AppFailure`. */
export async function readHead(file: CaptureBytes, path: string): Promise<SessionHead> {
  const magic = await readAt(file, 0, MAGIC.length + 1)
  if (!magic.subarray(0, MAGIC.length).equals(MAGIC)) throw captureFailure('capture-not-a-capture', { path })
  const version = magic.toString('latin1', MAGIC.length)
  if (version !== BLOCK_VERSION) throw captureFailure('capture-version', { path, version })
  const content = await readJsonBlock(file, 0, BlockType.Head)
  if (content === undefined) throw captureFailure('capture-unreadable', { path })
  const any = anyHeadSchema.safeParse(content)
  if (!any.success) throw captureFailure('capture-not-a-capture', { path })
  if (!READABLE_VERSIONS.includes(any.data.version))
    throw captureFailure('capture-version', { path, version: String(any.data.version) })
  const head = headSchema.safeParse(content)
  if (!head.success) throw captureFailure('capture-unreadable', { path })
  if (isLimited(head.data.session.profile.keep)) await file.openSegments()
  return head.data.session
}

/** `null` when the end block cannot be read: the capture then counts as cut off. */
export async function readEnd(file: CaptureBytes, offset: number): Promise<EndRecord | null> {
  const parsed = endRecordSchema.safeParse(await readJsonBlock(file, offset, BlockType.End))
  return parsed.success ? parsed.data : null
}

/** The end record that is the last thing in the file; `null` when there is none, or it cannot be read. */
export async function readLastEnd(file: CaptureBytes, fileLength: number): Promise<EndRecord | null> {
  const offset = await findEnd(file, fileLength)
  return offset === null ? null : readEnd(file, offset)
}

/** Place of the end block when it is the last thing in the file; `null` otherwise. */
async function findEnd(file: CaptureBytes, fileLength: number): Promise<number | null> {
  const start = Math.max(0, fileLength - END_SEARCH_BYTES)
  const tail = await readAt(file, start, fileLength - start)
  const header = new BlockHeader()
  for (let at = tail.lastIndexOf(MAGIC); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(MAGIC, at - 1))
    if (header.read(tail, at) && header.type === BlockType.End && at + header.length === tail.length) return start + at
  return null
}

/** What the block says; `undefined` when it cannot be read. */
export async function readJsonBlock(file: CaptureBytes, offset: number, type: number): Promise<unknown> {
  const header = new BlockHeader()
  if (!header.read(await readAt(file, offset, HEADER_BYTES), 0) || header.type !== type) return undefined
  const body = await readAt(file, offset + HEADER_BYTES, header.bodyLength)
  if (crc32(body) !== header.bodyChecksum) return undefined
  try {
    return JSON.parse(body.toString('utf8')) as unknown
  } catch {
    return undefined
  }
}
