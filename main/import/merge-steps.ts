/** Something that one of several sources tells; each tells its own in order. */
export interface OrderedStep {
  readonly order: number
}

interface Source<Step> {
  readonly steps: AsyncIterator<Step>
  step: Step
}

/**
 * The steps of several sources in one order. A source is opened when the one before it has told its first step: as many
 * are open at once as overlap.
 *
 * @param sources in the order of their first steps, but for as many as are to be opened `atOnce`
 */
export async function* mergeSteps<Step extends OrderedStep>(
  sources: readonly (() => AsyncIterator<Step>)[],
  atOnce = 0,
): AsyncGenerator<Step, void, undefined> {
  const open: Source<Step>[] = []
  let opened = 0
  let newest: Source<Step> | null = null
  const openNext = async (): Promise<void> => {
    newest = null
    while (newest === null && opened < sources.length) {
      const steps = sources[opened++]?.()
      const first = await steps?.next()
      if (steps === undefined || first === undefined || first.done === true) continue
      newest = { steps, step: first.value }
      insert(open, newest)
    }
  }
  for (let index = 0; index <= atOnce; index++) await openNext()
  for (let source = take(open); source !== undefined; source = take(open)) {
    if (source === newest) await openNext()
    yield source.step
    const next = await source.steps.next()
    if (next.done === true) continue
    source.step = next.value
    insert(open, source)
  }
}

/** Puts it into a binary heap, the least first. */
function insert<Step extends OrderedStep>(heap: Source<Step>[], source: Source<Step>): void {
  let at = heap.push(source) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if ((heap[parent]?.step.order ?? 0) <= source.step.order) break
    heap[at] = heap[parent] as Source<Step>
    at = parent
  }
  heap[at] = source
}

function take<Step extends OrderedStep>(heap: Source<Step>[]): Source<Step> | undefined {
  const least = heap[0]
  const last = heap.pop()
  if (last === undefined || heap.length === 0) return least
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (orderAt(heap, child + 1) < orderAt(heap, child)) child += 1
    if (orderAt(heap, child) >= last.step.order) break
    heap[at] = heap[child] as Source<Step>
    at = child
  }
  heap[at] = last
  return least
}

const orderAt = <Step extends OrderedStep>(heap: readonly Source<Step>[], at: number): number =>
  heap[at]?.step.order ?? Number.POSITIVE_INFINITY
