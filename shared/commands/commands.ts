/**
 * Every action that the user can take, once: the menu, the keyboard and a palette read this list. Titles are in the
 * message catalogue under `command.<id>`. Accelerators are written as Electron writes them.
 */
export const commands = [
  { id: 'session.new', menu: 'file', accelerator: 'CmdOrCtrl+N' },
  { id: 'session.export-ndjson', menu: 'file', accelerator: 'CmdOrCtrl+E' },
  { id: 'session.delete', menu: 'file', accelerator: null },
  { id: 'session.connect', menu: 'session', accelerator: 'CmdOrCtrl+Shift+Enter' },
  { id: 'session.disconnect', menu: 'session', accelerator: 'CmdOrCtrl+Shift+D' },
  { id: 'url.focus', menu: 'session', accelerator: 'CmdOrCtrl+L' },
  { id: 'composer.focus', menu: 'session', accelerator: 'CmdOrCtrl+J' },
  { id: 'composer.send', menu: 'session', accelerator: 'CmdOrCtrl+Enter' },
  { id: 'timeline.focus', menu: 'view', accelerator: 'CmdOrCtrl+T' },
  { id: 'timeline.follow', menu: 'view', accelerator: 'CmdOrCtrl+Down' },
  { id: 'timeline.frames', menu: 'view', accelerator: 'CmdOrCtrl+Alt+F' },
  { id: 'timeline.messages', menu: 'view', accelerator: 'CmdOrCtrl+Alt+M' },
  { id: 'handshake.show', menu: 'view', accelerator: 'CmdOrCtrl+Alt+H' },
  { id: 'theme.system', menu: 'view', accelerator: null },
  { id: 'theme.light', menu: 'view', accelerator: null },
  { id: 'theme.dark', menu: 'view', accelerator: null },
  { id: 'demo.start', menu: 'help', accelerator: null },
] as const

export type Command = (typeof commands)[number]
export type CommandId = Command['id']
export type CommandMenu = Command['menu']
export const commandIds = commands.map((command) => command.id) as [CommandId, ...CommandId[]]
