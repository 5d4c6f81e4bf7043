import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { shortcutLabel } from '../../../renderer/commands/shortcut'
import { commands } from '../../../shared/commands/commands'
import { en } from '../../../shared/messages/en'

const page = readFileSync(new URL('../../../docs/guide/shortcuts.md', import.meta.url), 'utf8')
const [, ...sections] = page.split(/^## /m)

/** Cells of the table under the heading of this menu. */
function rowsOf(menu: string): string[][] {
  const section = sections.find((each) => each.startsWith(`${menu}\n`)) ?? ''
  const [, , ...rows] = section.split('\n').filter((line) => line.startsWith('|'))
  // A bar would end the cell; none of the keys is one.
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')),
  )
}

const menus = [...new Set(commands.filter(({ accelerator }) => accelerator !== null).map(({ menu }) => menu))]

describe('docs/guide/shortcuts.md', () => {
  it.each(menus)('has every command of the menu %s with its keys, and no other', (menu) => {
    const expected = commands.flatMap(({ id, menu: of, accelerator }) =>
      of === menu && accelerator !== null
        ? [[en[`command.${id}`], shortcutLabel(accelerator, false), shortcutLabel(accelerator, true)]]
        : [],
    )
    expect(rowsOf(en[`menu.${menu}`])).toEqual(expected)
  })
})
