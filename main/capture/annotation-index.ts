import type { FileHandle } from 'node:fs/promises'
import { annotationSchema, saysNothing, type Annotation } from '../../shared/session/annotation'
import type { CaptureDamage } from '../../shared/session/session-summary'
import { BlockType } from './capture-format'
import { readJsonBlock } from './capture-head'

/** What the user said about events. In memory as a whole: people write few. */
export class AnnotationIndex {
  readonly #file: FileHandle
  readonly #byEvent = new Map<number, Annotation>()
  readonly #onDamage: (damage: CaptureDamage) => void
  #read = 0

  /** @param onDamage for each block whose body does not match its checksum */
  constructor(file: FileHandle, onDamage: (damage: CaptureDamage) => void) {
    this.#file = file
    this.#onDamage = onDamage
  }

  /** Takes in the blocks that are new. @param blocks all of the capture, in the order of the file */
  async read(blocks: readonly { readonly offset: number; readonly length: number }[]): Promise<void> {
    for (; this.#read < blocks.length; this.#read++) {
      const { offset, length } = blocks[this.#read] as { offset: number; length: number }
      const content = await readJsonBlock(this.#file, offset, BlockType.Annotation)
      if (content === undefined) this.#onDamage({ kind: 'checksum', offset, length })
      const parsed = annotationSchema.safeParse(content)
      if (parsed.success) this.#set(parsed.data)
    }
  }

  get(event: number): Annotation | undefined {
    return this.#byEvent.get(event)
  }

  /** In the order of the events. */
  get all(): Annotation[] {
    return [...this.#byEvent.values()].toSorted((one, other) => one.event - other.event)
  }

  #set(annotation: Annotation): void {
    if (saysNothing(annotation)) this.#byEvent.delete(annotation.event)
    else this.#byEvent.set(annotation.event, annotation)
  }
}
