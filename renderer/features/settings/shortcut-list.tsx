import { useState, type ReactNode } from 'react'
import { commands, type CommandId, type CommandMenu } from '../../../shared/commands/commands'
import { changeShortcut, resetShortcut, shortcutsWith } from '../../../shared/commands/shortcuts'
import { isMac } from '../../commands/listen-to-shortcuts'
import { shortcutLabel } from '../../commands/shortcut'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { ShortcutField } from './shortcut-field'

const menus = [...new Set(commands.map(({ menu }) => menu))]
const made = shortcutsWith({})

/** Every command with its keys, which can be others. */
export function ShortcutList(): ReactNode {
  const shortcuts = useApp((state) => state.shortcuts)
  const [sought, setSought] = useState('')
  const words = sought.trim().toLowerCase().split(/\s+/)
  const isFound = (id: CommandId, menu: CommandMenu): boolean => {
    const keys = shortcuts[id] === null ? '' : shortcutLabel(shortcuts[id], isMac)
    const text = `${t(`menu.${menu}`)} ${t(`command.${id}`)} ${keys}`.toLowerCase()
    return words.every((word) => text.includes(word))
  }
  const groups = menus
    .map((menu) => ({ menu, found: commands.filter((each) => each.menu === menu && isFound(each.id, menu)) }))
    .filter(({ found }) => found.length > 0)
  return (
    <div className="settings-group shortcuts">
      <input
        type="search"
        className="field"
        aria-label={t('shortcuts.search')}
        placeholder={t('shortcuts.search')}
        value={sought}
        spellCheck={false}
        onChange={({ target }) => setSought(target.value)}
      />
      <div className="shortcut-groups" tabIndex={-1}>
        {groups.map(({ menu, found }) => (
          <section key={menu} aria-label={t(`menu.${menu}`)}>
            <h3 className="section-title">{t(`menu.${menu}`)}</h3>
            <ul>
              {found.map(({ id }) => (
                <ShortcutRow key={id} command={id} />
              ))}
            </ul>
          </section>
        ))}
        {groups.length === 0 && <p className="dim">{t('shortcuts.none')}</p>}
      </div>
    </div>
  )
}

function ShortcutRow({ command }: { readonly command: CommandId }): ReactNode {
  const shortcuts = useApp((state) => state.shortcuts)
  const changed = useApp((state) => state.settings.shortcuts)
  const change = useApp((state) => state.changeSettings)
  const name = t(`command.${command}`)
  const isUsual = shortcuts[command] === made[command]
  const reset = () => {
    if (!isUsual) void change({ shortcuts: resetShortcut(changed, command) })
  }
  return (
    <li className="shortcut-row">
      <span className="shortcut-name">{name}</span>
      <ShortcutField
        command={command}
        shortcuts={shortcuts}
        onChange={(accelerator) => void change({ shortcuts: changeShortcut(changed, command, accelerator) })}
      />
      <button
        type="button"
        className="button quiet small icon"
        aria-label={t('shortcuts.reset', { name })}
        title={t('shortcuts.reset', { name })}
        // Not `disabled`: a press would take the keyboard away from it.
        aria-disabled={isUsual}
        onClick={reset}
      >
        ↺
      </button>
    </li>
  )
}
