import { describe, expect, it } from 'vitest'
import { GatheredBytes } from '../../../../shared/protocol/gathered-bytes'
import { MemoryBudget, noBudget } from '../../../../shared/protocol/memory-budget'

const KB = 1024
const counting = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => index % 251)

describe('GatheredBytes', () => {
  it.each([1, 3, 1000, 70_000])('hands over in order what came in pieces of %i bytes', (size) => {
    const bytes = counting(150_000)
    const gathered = new GatheredBytes(noBudget)
    for (let at = 0; at < bytes.length; at += size) expect(gathered.add(bytes.subarray(at, at + size))).toBe(true)
    expect(gathered.length).toBe(bytes.length)
    expect(Buffer.concat(gathered.take()).equals(bytes)).toBe(true)
    expect(gathered.length).toBe(0)
    expect(gathered.take()).toEqual([])
  })

  it('copies: what it was given may change', () => {
    const gathered = new GatheredBytes(noBudget)
    const lent = Uint8Array.of(1, 2)
    gathered.add(lent)
    lent.fill(9)
    expect(gathered.take()).toEqual([Uint8Array.of(1, 2)])
  })

  it('takes no more memory than a single piece needs', () => {
    const gathered = new GatheredBytes(new MemoryBudget(200))
    expect(gathered.add(counting(200))).toBe(true)
  })

  it('takes at most twice the memory of its bytes, however small they come', () => {
    const gathered = new GatheredBytes(new MemoryBudget(2 * KB))
    for (const byte of counting(KB)) expect(gathered.add(Uint8Array.of(byte))).toBe(true)
  })

  it('leaves nothing behind where the budget has no room', () => {
    const budget = new MemoryBudget(100)
    const gathered = new GatheredBytes(budget)
    expect(gathered.add(counting(60))).toBe(true)
    expect(gathered.add(counting(60))).toBe(false)
    expect(gathered.length).toBe(0)
    expect(budget.take(100)).toBe(true)
  })

  it('gives its memory back to the others when it is taken or forgotten', () => {
    const budget = new MemoryBudget(100)
    const [one, other] = [new GatheredBytes(budget), new GatheredBytes(budget)]
    expect(one.add(counting(80))).toBe(true)
    expect(other.add(counting(80))).toBe(false)
    one.take()
    expect(other.add(counting(80))).toBe(true)
    other.clear()
    expect(one.add(counting(80))).toBe(true)
  })
})
