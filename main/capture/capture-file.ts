import { open, type FileHandle } from 'node:fs/promises'
import type { Ring } from './ring-file'

/** What the writer needs of a file; tests give it one that fails. */
export interface CaptureFile {
  /** Writes all of `buffers` at `position` of the file, or rejects. */
  write(buffers: readonly Uint8Array[], position: number): Promise<void>
  truncate(length: number): Promise<void>
  /** Resolves when what was written would survive a power cut. */
  sync(): Promise<void>
  close(): Promise<void>
  /** Of a capture with limits. */
  readonly ring?: Ring
}

/** Readable by its owner alone: a capture holds what was on the wire, credentials too. Never replaces a file. */
export async function createCaptureFile(path: string): Promise<CaptureFile> {
  const handle = await open(path, 'wx', 0o600)
  return {
    write: (buffers, position) => writeAll(handle, buffers, position),
    truncate: (length) => handle.truncate(length),
    sync: () => handle.sync(),
    close: () => handle.close(),
  }
}

/** What a recording that begins again finds room for, at least: it would stop again at once otherwise. */
export const RESUME_ROOM = 4 * 1024 * 1024

/** Rejects with the system's error where there is too little room at `position`, the end of the file. It stays as it was. */
export async function proveRoom(file: CaptureFile, position: number): Promise<void> {
  try {
    await file.write([new Uint8Array(RESUME_ROOM)], position)
  } finally {
    await file.truncate(position)
  }
}

/** Writes all of `buffers`. A nearly full disk takes a part without an error; the next attempt then gets the error, or takes the rest. */
export async function writeAll(handle: FileHandle, buffers: readonly Uint8Array[], position: number): Promise<void> {
  let rest = [...buffers]
  let place = position
  while (rest.length > 0) {
    const { bytesWritten } = await handle.writev(rest, place)
    if (bytesWritten === 0) throw new Error('The file takes no more bytes.')
    place += bytesWritten
    rest = afterBytes(rest, bytesWritten)
  }
}

function afterBytes(buffers: readonly Uint8Array[], count: number): Uint8Array[] {
  let skip = count
  for (const [index, buffer] of buffers.entries()) {
    if (skip < buffer.length) return [buffer.subarray(skip), ...buffers.slice(index + 1)]
    skip -= buffer.length
  }
  return []
}
