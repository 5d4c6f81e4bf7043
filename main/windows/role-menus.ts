import type { MenuItemConstructorOptions } from 'electron'
import type { AppTranslator } from '../../shared/messages/en'

/** Entries that Electron knows how to run. It has names for them in English alone, so they get ours. */
type Role =
  | 'about'
  | 'services'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'quit'
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

/** Of macOS, where it has the name of the app. */
export const macAppMenu = (words: AppTranslator): MenuItemConstructorOptions => ({
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
    roleItem(words, 'quit'),
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
