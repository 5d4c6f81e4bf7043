import { readdirSync, readFileSync } from 'node:fs'

interface ProcessCost {
  /** Physical memory in bytes; what several processes share counts once for all of them together. */
  readonly memory: number
  /** Time of the processor since the start, in milliseconds. */
  readonly work: number
}

const MS_PER_TICK = 10

/** What a process and all that it has started cost, as Linux tells it. */
export function costOfTree(root: number): ProcessCost {
  const costs = treeOf(root).map(costOf)
  return {
    memory: costs.reduce((sum, { memory }) => sum + memory, 0),
    work: costs.reduce((sum, { work }) => sum + work, 0),
  }
}

function treeOf(root: number): readonly number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const stat = readStat(Number(name))
    if (stat !== null) parents.set(Number(name), Number(stat[1]))
  }
  const tree = [root]
  for (const process of tree) for (const [child, parent] of parents) if (parent === process) tree.push(child)
  return tree
}

/** One that has just ended costs nothing. */
function costOf(process: number): ProcessCost {
  const stat = readStat(process)
  if (stat === null) return { memory: 0, work: 0 }
  const rollup = readFileSync(`/proc/${process}/smaps_rollup`, 'utf8')
  const kilobytes = Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1])
  return { memory: kilobytes * 1024, work: (Number(stat[11]) + Number(stat[12])) * MS_PER_TICK }
}

/** The fields behind the name of the program, which may have blanks in it: the first is the state. */
function readStat(process: number): readonly string[] | null {
  try {
    return readFileSync(`/proc/${process}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
  } catch {
    return null
  }
}
