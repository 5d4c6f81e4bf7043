import type { MenuItemConstructorOptions } from 'electron'
import type { AppTranslator } from '../../shared/messages/en'

/** Entries that Electron knows how to run. It has names for them in English alone, so they get ours. */
type Role =
  | 'about'
  | 'services'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'close'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'pasteAndMatchStyle'
  | 'delete'
  | 'selectAll'
  | 'togglefullscreen'

const separator: MenuItemConstructorOptions = { type: 'separator' }

export const roleItem = ({ t }: AppTranslator, role: Role): MenuItemConstructorOptions => ({
  role,
  label: t(`menu.role.${role}`),
})

/**
 * Works also where the page hears nothing any more. No role: Electron gives that one keys of its own where it is given none.
 *
 * @param keys `null` for none
 */
export const quitItem = ({ t }: AppTranslator, keys: string | null, quit: () => void): MenuItemConstructorOptions => ({
  label: t('menu.role.quit'),
  ...(keys !== null && { accelerator: keys }),
  click: quit,
})

/** Of macOS, where it has the name of the app. */
export const macAppMenu = (words: AppTranslator, quit: MenuItemConstructorOptions): MenuItemConstructorOptions => ({
  label: words.t('app.name'),
  submenu: [
    roleItem(words, 'about'),
    separator,
    roleItem(words, 'services'),
    separator,
    roleItem(words, 'hide'),
    roleItem(words, 'hideOthers'),
    roleItem(words, 'unhide'),
    separator,
    quit,
  ],
})

export const editMenu = (words: AppTranslator): MenuItemConstructorOptions => ({
  label: words.t('menu.edit'),
  submenu: [
    roleItem(words, 'undo'),
    roleItem(words, 'redo'),
    separator,
    roleItem(words, 'cut'),
    roleItem(words, 'copy'),
    roleItem(words, 'paste'),
    ...(process.platform === 'darwin' ? [roleItem(words, 'pasteAndMatchStyle')] : []),
    roleItem(words, 'delete'),
    separator,
    roleItem(words, 'selectAll'),
  ],
})
