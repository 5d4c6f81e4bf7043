import { stackFrames } from './stack-frames'

/** What can be told of something that was thrown and not caught, without what its message quotes. */
export interface Fault {
  /** The kind of error, such as "TypeError". */
  readonly name: string
  readonly frames: string[]
}

export const MAX_FAULT_FRAMES = 50

export const faultOf = (thrown: unknown): Fault => ({
  name: thrown instanceof Error ? thrown.name : typeof thrown,
  frames: [...stackFrames(thrown)].slice(0, MAX_FAULT_FRAMES),
})
