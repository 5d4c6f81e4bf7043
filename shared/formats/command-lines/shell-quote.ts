/**
 * A word for a POSIX shell (POSIX.1-2017, Shell Command Language §2.2.2): between single quotes everything stands for
 * itself but the single quote. There is no way to write NUL.
 */
export const shellQuote = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`

/** A command that writes these bytes and nothing else, whatever they are: `printf` with octal numbers. */
export function printfCommand(bytes: Uint8Array): string {
  let format = ''
  for (const byte of bytes) {
    const character = String.fromCharCode(byte)
    if (/[A-Za-z0-9 _.,:;=+/{}[\]()<>@#^~|?*&$!"-]/.test(character)) format += character
    else format += `\\${byte.toString(8).padStart(3, '0')}`
  }
  // A format that begins with a dash would be taken for an option.
  return `printf -- ${format === '' ? "''" : `'${format}'`}`
}
