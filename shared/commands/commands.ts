/**
 * Every action that the user can take, once: the menu, the keyboard and a palette read this list. Titles are in the
 * message catalogue under `command.<id>`. Accelerators are written as Electron writes them.
 */
export const commands = [
  { id: 'session.new', menu: 'file', accelerator: 'CmdOrCtrl+N' },
  { id: 'session.start-server', menu: 'file', accelerator: 'CmdOrCtrl+Shift+N' },
  { id: 'session.export-ndjson', menu: 'file', accelerator: 'CmdOrCtrl+E' },
  { id: 'session.delete', menu: 'file', accelerator: null },
  { id: 'session.connect', menu: 'session', accelerator: 'CmdOrCtrl+Shift+Enter' },
  { id: 'session.disconnect', menu: 'session', accelerator: 'CmdOrCtrl+Shift+D' },
  { id: 'session.resume-recording', menu: 'session', accelerator: null },
  { id: 'connection.ping', menu: 'connections', accelerator: null },
  { id: 'connection.close', menu: 'connections', accelerator: null },
  { id: 'connection.drop', menu: 'connections', accelerator: null },
  { id: 'connection.reading', menu: 'connections', accelerator: null },
  { id: 'connection.pongs', menu: 'connections', accelerator: null },
  { id: 'connections.focus', menu: 'connections', accelerator: 'CmdOrCtrl+Shift+L' },
  { id: 'connections.toggle', menu: 'connections', accelerator: 'CmdOrCtrl+Alt+L' },
  { id: 'connections.show-all', menu: 'connections', accelerator: null },
  { id: 'url.focus', menu: 'session', accelerator: 'CmdOrCtrl+L' },
  { id: 'composer.focus', menu: 'session', accelerator: 'CmdOrCtrl+J' },
  { id: 'composer.send', menu: 'session', accelerator: 'CmdOrCtrl+Enter' },
  { id: 'composer.repeat', menu: 'session', accelerator: null },
  { id: 'composer.stop-repeats', menu: 'session', accelerator: null },
  { id: 'row.copy', menu: 'session', accelerator: null },
  { id: 'row.edit', menu: 'session', accelerator: null },
  { id: 'timeline.focus', menu: 'view', accelerator: 'CmdOrCtrl+T' },
  { id: 'timeline.follow', menu: 'view', accelerator: 'CmdOrCtrl+Down' },
  { id: 'timeline.first', menu: 'view', accelerator: 'CmdOrCtrl+Up' },
  { id: 'timeline.go-to', menu: 'view', accelerator: 'CmdOrCtrl+G' },
  { id: 'timeline.pause', menu: 'view', accelerator: 'CmdOrCtrl+Alt+P' },
  { id: 'timeline.fold-heartbeats', menu: 'view', accelerator: 'CmdOrCtrl+Alt+B' },
  { id: 'timeline.reference', menu: 'view', accelerator: 'CmdOrCtrl+Alt+R' },
  { id: 'mark.toggle', menu: 'view', accelerator: 'CmdOrCtrl+F2' },
  { id: 'mark.note', menu: 'view', accelerator: 'CmdOrCtrl+Alt+N' },
  { id: 'mark.next', menu: 'view', accelerator: 'F2' },
  { id: 'mark.previous', menu: 'view', accelerator: 'Shift+F2' },
  { id: 'filter.focus', menu: 'view', accelerator: 'CmdOrCtrl+Shift+F' },
  { id: 'filter.clear', menu: 'view', accelerator: null },
  { id: 'find.open', menu: 'view', accelerator: 'CmdOrCtrl+F' },
  { id: 'find.next', menu: 'view', accelerator: 'F3' },
  { id: 'find.previous', menu: 'view', accelerator: 'Shift+F3' },
  { id: 'timeline.frames', menu: 'view', accelerator: 'CmdOrCtrl+Alt+F' },
  { id: 'timeline.messages', menu: 'view', accelerator: 'CmdOrCtrl+Alt+M' },
  { id: 'handshake.show', menu: 'view', accelerator: 'CmdOrCtrl+Alt+H' },
  { id: 'chart.toggle', menu: 'view', accelerator: 'CmdOrCtrl+Alt+C' },
  { id: 'statistics.show', menu: 'view', accelerator: 'CmdOrCtrl+Alt+S' },
  { id: 'theme.system', menu: 'view', accelerator: null },
  { id: 'theme.light', menu: 'view', accelerator: null },
  { id: 'theme.dark', menu: 'view', accelerator: null },
  { id: 'demo.start', menu: 'help', accelerator: null },
] as const

export type Command = (typeof commands)[number]
export type CommandId = Command['id']
export type CommandMenu = Command['menu']
export const commandIds = commands.map((command) => command.id) as [CommandId, ...CommandId[]]
