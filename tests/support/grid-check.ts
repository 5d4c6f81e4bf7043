import type { Page } from '@playwright/test'

/**
 * What is wrong with the places that the grids on the screen give their rows and cells (WAI-ARIA `aria-rowindex` and
 * `aria-colindex`): axe-core looks only at each of them by itself.
 */
export async function gridFaults(page: Page, screen: string): Promise<readonly string[]> {
  const faults = await page.evaluate(() => {
    const number = (element: Element, name: string) => Number(element.getAttribute(name) ?? NaN)
    const rises = (places: readonly number[], last: number) =>
      places.every((place, index) => place > (places[index - 1] ?? 0) && place <= last)

    return [...document.querySelectorAll('[role=grid]')].flatMap((grid) => {
      const name = grid.getAttribute('aria-label') ?? ''
      const rows = [...grid.querySelectorAll('[role=row]')]
      const cellsOf = (row: Element | undefined) => [
        ...(row?.querySelectorAll('[role=columnheader], [role=gridcell]') ?? []),
      ]
      const placesOf = (row: Element | undefined) => cellsOf(row).map((cell) => number(cell, 'aria-colindex'))
      const headings = placesOf(rows[0])
      const found: string[] = []
      const rowPlaces = rows.map((row) => number(row, 'aria-rowindex'))
      if (rowPlaces[0] !== 1 || !rises(rowPlaces, number(grid, 'aria-rowcount')))
        found.push(`${name}: rows at ${rowPlaces.join(' ')} of ${grid.getAttribute('aria-rowcount')}`)
      if (headings.length === 0 || !rises(headings, number(grid, 'aria-colcount')))
        found.push(`${name}: columns at ${headings.join(' ')} of ${grid.getAttribute('aria-colcount')}`)
      for (const row of rows) {
        const isBusy = row.querySelector('[aria-busy]') !== null
        const [first] = cellsOf(row)
        const fits = isBusy
          ? first !== undefined && number(first, 'aria-colspan') === number(grid, 'aria-colcount')
          : placesOf(row).join(' ') === headings.join(' ')
        if (!fits)
          found.push(`${name}: row ${row.getAttribute('aria-rowindex')} has cells at ${placesOf(row).join(' ')}`)
      }
      return found
    })
  })
  return faults.map((fault) => `${screen}: ${fault}`)
}
