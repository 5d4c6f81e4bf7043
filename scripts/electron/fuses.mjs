// Fuses are bytes in Electron's executable, after this mark, a version byte and a count.
const MARK = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')
const FUSE_VERSION = 1
const ON = '1'.charCodeAt(0)
const OFF = '0'.charCodeAt(0)

/** Positions in version 1 of the fuse wire. */
export const Fuse = /** @type {const} */ ({
  RunAsNode: 0,
  NodeOptions: 2,
  NodeCliInspect: 3,
  BrowserV8Snapshot: 6,
})

/**
 * Sets fuses in the bytes of an executable.
 * @param {Buffer} executable
 * @param {readonly (readonly [fuse: number, on: boolean])[]} fuses
 */
export function setFuses(executable, fuses) {
  const mark = executable.indexOf(MARK)
  const wire = mark + MARK.length
  if (mark < 0 || executable[wire] !== FUSE_VERSION) throw new Error('the executable has no fuses that we know')
  for (const [fuse, on] of fuses) executable[wire + 2 + fuse] = on ? ON : OFF
}
