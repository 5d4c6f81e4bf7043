import type { JsonPath, JsonStep } from '../filter/json-path'
import type { IgnoredParts } from './comparison-rules'

/** What of the ignored parts still matters at one value of a document, on the way down from the root. */
export class IgnoredWalk {
  private constructor(
    private readonly names: ReadonlySet<string>,
    /** What is left of each path that leads here. */
    private readonly paths: readonly JsonPath[],
  ) {}

  static from({ names, paths }: IgnoredParts): IgnoredWalk {
    return new IgnoredWalk(names, paths)
  }

  /** `null` when the member is ignored. */
  member(name: string): IgnoredWalk | null {
    if (this.names.has(name)) return null
    return this.#step((step) => step.kind === 'any' || (step.kind === 'member' && step.name === name))
  }

  /** `null` when the element is ignored. */
  element(index: number): IgnoredWalk | null {
    return this.#step((step) => step.kind === 'any' || (step.kind === 'element' && step.index === index))
  }

  #step(leadsOn: (step: JsonStep) => boolean): IgnoredWalk | null {
    if (this.paths.length === 0) return this
    const left: JsonPath[] = []
    for (const path of this.paths) {
      const [step] = path
      if (step === undefined || !leadsOn(step)) continue
      if (path.length === 1) return null
      left.push(path.slice(1))
    }
    return new IgnoredWalk(this.names, left)
  }
}
