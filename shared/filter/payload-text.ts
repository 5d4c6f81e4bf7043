import { decodeUtf8 } from '../payload/decode-utf8'

// The byte order mark stays, as in the strict decoder.
const lenientDecoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The text in a payload, binary around it or not: strings in MessagePack or Protobuf are found. */
export const lenientText = (payload: Uint8Array): string => lenientDecoder.decode(payload)

/** The text where the payload is valid UTF-8, else one character per byte: `\x00` to `\xff` then stand for bytes. */
export const binarySafeText = (payload: Uint8Array): string => decodeUtf8(payload) ?? byteText(payload)

/** As many arguments as a call takes in every engine. */
const CHUNK = 8192

/** Not the decoder called "latin1", which reads 0x80–0x9f as Windows does. */
function byteText(payload: Uint8Array): string {
  let text = ''
  for (let from = 0; from < payload.length; from += CHUNK)
    text += String.fromCharCode(...payload.subarray(from, from + CHUNK))
  return text
}
