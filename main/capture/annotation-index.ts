import { saysNothing, type Annotation } from '../../shared/session/annotation'
import { annotationSchema } from '../../shared/session/annotation-schema'
import type { CaptureDamage } from '../../shared/session/session-summary'
import { BlockType } from './capture-format'
import { readJsonBlock } from './capture-head'
import type { BlockPlaceInFile } from './block-directory'
import type { CaptureBytes } from './capture-bytes'

/** What the user said about events. In memory as a whole: people write few. */
export class AnnotationIndex {
  readonly #file: CaptureBytes
  /** With the place of the block that says it. */
  readonly #byEvent = new Map<number, { readonly annotation: Annotation; readonly offset: number }>()
  readonly #onDamage: (damage: CaptureDamage) => void

  /** @param onDamage for each block whose body does not match its checksum */
  constructor(file: CaptureBytes, onDamage: (damage: CaptureDamage) => void) {
    this.#file = file
    this.#onDamage = onDamage
  }

  /** Takes in blocks, in the order of the file. */
  async read(blocks: readonly BlockPlaceInFile[]): Promise<void> {
    for (const { offset, length } of blocks) {
      const content = await readJsonBlock(this.#file, offset, BlockType.Annotation)
      if (content === undefined) this.#onDamage({ kind: 'checksum', offset, length })
      const parsed = annotationSchema.safeParse(content)
      if (parsed.success) this.#set(parsed.data, offset)
    }
  }

  get(event: number): Annotation | undefined {
    return this.#byEvent.get(event)?.annotation
  }

  /** In the order of the events. */
  get all(): Annotation[] {
    return this.writtenBefore(Infinity).toSorted((one, other) => one.event - other.event)
  }

  /** What is said by blocks before this place of the file. */
  writtenBefore(position: number): Annotation[] {
    const said = [...this.#byEvent.values()].filter(({ offset }) => offset < position)
    return said.map(({ annotation }) => annotation)
  }

  #set(annotation: Annotation, offset: number): void {
    if (saysNothing(annotation)) this.#byEvent.delete(annotation.event)
    else this.#byEvent.set(annotation.event, { annotation, offset })
  }
}
