import type { Annotation } from '../../shared/session/annotation'
import { appendEnd } from './append-end'
import { BlockType } from './capture-format'
import type { CaptureReader } from './capture-reader'
import { encodeJsonBlock } from './json-block'

/**
 * Adds an annotation to a stored capture, and an end block behind it. Fails with `capture-write-failed`.
 *
 * @param reader of the capture; it knows of the annotation afterwards
 */
export function appendAnnotation(reader: CaptureReader, annotation: Annotation): Promise<void> {
  return appendEnd(reader, {}, (previous, events) =>
    encodeJsonBlock(BlockType.Annotation, annotation, previous, events),
  )
}
