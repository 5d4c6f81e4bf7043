/** Windows means devices by these, whatever the extension. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
/** With an extension and what a file has while it is written, below the 255 bytes that file systems take. */
const MAX_BYTES = 200

/** A name for a file or folder that every system takes; where it takes the name itself, that. */
export function fileNameOf(name: string): string {
  const plain = name.normalize('NFC').replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}]/gu, '-')
  const short = bare(shortened(bare(plain)))
  return short === '' || DEVICES.test(short) ? `_${short}` : short
}

/** Without dots and spaces around it: hidden on some systems, dropped on others. */
const bare = (name: string): string => name.replace(/^[.\s]+|[.\s]+$/g, '')

function shortened(name: string): string {
  let bytes = 0
  let kept = ''
  for (const character of name) {
    bytes += Buffer.byteLength(character)
    if (bytes > MAX_BYTES) break
    kept += character
  }
  return kept
}

/** The name itself, or the first of "name 2", "name 3"… that is free. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name} ${number}`
    if (!isTaken(candidate)) return candidate
  }
}

/** The same for all names that some system takes for the same: upper and lower case, composed and decomposed letters. */
export const folded = (name: string): string => name.normalize('NFC').toLowerCase()
