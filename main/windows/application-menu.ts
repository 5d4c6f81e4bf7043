import { Menu, type MenuItemConstructorOptions } from 'electron'
import { commands, type CommandId, type CommandMenu } from '../../shared/commands/commands'

export interface MenuWords {
  readonly menu: (menu: CommandMenu) => string
  readonly command: (command: CommandId) => string
}

/**
 * The native menu, made from the list of commands. Accelerators are shown, not registered: the page handles keys from
 * the same list, and a key that both handled would run its command twice.
 */
export function installApplicationMenu(words: MenuWords, run: (command: CommandId) => void): void {
  const items = (menu: CommandMenu): MenuItemConstructorOptions[] =>
    commands
      .filter((command) => command.menu === menu)
      .map((command) => ({
        id: command.id,
        label: words.command(command.id),
        ...(command.accelerator === null ? {} : { accelerator: command.accelerator, registerAccelerator: false }),
        click: () => run(command.id),
      }))
  const submenu = (menu: CommandMenu, ...more: MenuItemConstructorOptions[]): MenuItemConstructorOptions => ({
    label: words.menu(menu),
    submenu: [...items(menu), ...more],
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
      submenu('file', separator, { role: process.platform === 'darwin' ? 'close' : 'quit' }),
      { role: 'editMenu' },
      submenu('profiles'),
      submenu('session'),
      submenu('library'),
      submenu('connections'),
      submenu(
        'view',
        separator,
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'resetZoom' },
        { role: 'togglefullscreen' },
      ),
      submenu('help'),
    ]),
  )
}

/** Greys out what makes no sense now. */
export function enableMenuCommands(enabled: readonly CommandId[]): void {
  const menu = Menu.getApplicationMenu()
  for (const command of commands) {
    const item = menu?.getMenuItemById(command.id)
    if (item) item.enabled = enabled.includes(command.id)
  }
}
