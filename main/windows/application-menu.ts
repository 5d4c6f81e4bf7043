import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import { commands, type CommandId, type CommandMenu } from '../../shared/commands/commands'
import type { Shortcuts } from '../../shared/commands/shortcuts'
import type { AppTranslator } from '../../shared/messages/en'
import { editMenu, macAppMenu, quitItem, roleItem } from './role-menus'

/**
 * The native menu, made from the list of commands, and made anew when words or keys change. Accelerators are shown, not
 * registered: the page handles keys from the same list, and a key that both handled would run its command twice.
 */
export class ApplicationMenu {
  #enabled: readonly CommandId[] | null = null

  constructor(private readonly run: (command: CommandId) => void) {}

  install(words: AppTranslator, shortcuts: Shortcuts): void {
    const items = (menu: CommandMenu): MenuItemConstructorOptions[] =>
      commands
        .filter((command) => command.menu === menu && command.id !== 'app.quit')
        .map(({ id }) => ({
          id,
          label: words.t(`command.${id}`),
          enabled: this.#enabled?.includes(id) ?? true,
          ...(shortcuts[id] !== null && { accelerator: shortcuts[id], registerAccelerator: false }),
          click: () => this.run(id),
        }))
    const submenu = (menu: CommandMenu, ...more: MenuItemConstructorOptions[]): MenuItemConstructorOptions => ({
      label: words.t(`menu.${menu}`),
      submenu: [...items(menu), ...more],
    })
    const separator: MenuItemConstructorOptions = { type: 'separator' }
    const quit = quitItem(words, shortcuts['app.quit'], () => app.quit())
    // The keys that close a window elsewhere close a tab here, as in browsers.
    const leave: MenuItemConstructorOptions =
      process.platform === 'darwin' ? { ...roleItem(words, 'close'), accelerator: 'Cmd+Shift+W' } : quit
    Menu.setApplicationMenu(
      Menu.buildFromTemplate([
        ...(process.platform === 'darwin' ? [macAppMenu(words, quit)] : []),
        submenu('file', separator, leave),
        editMenu(words),
        submenu('profiles'),
        submenu('session'),
        submenu('library'),
        submenu('connections'),
        submenu('view', separator, roleItem(words, 'togglefullscreen')),
        submenu('help'),
      ]),
    )
  }

  /** Greys out what makes no sense now. */
  enable(enabled: readonly CommandId[]): void {
    this.#enabled = enabled
    const menu = Menu.getApplicationMenu()
    for (const { id } of commands) {
      const item = menu?.getMenuItemById(id)
      if (item) item.enabled = enabled.includes(id)
    }
  }
}
