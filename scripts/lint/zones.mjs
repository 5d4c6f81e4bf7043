/**
 * Which folder may import what. `file` and `target` match paths from the root of the project (without extension for our
 * own modules), package names, `node:` names, and single names of a package as `electron#ipcMain`.
 * `$1` in `target` stands for the first group of `file`.
 *
 * @typedef {{ file: RegExp, target: string, instead: string }} Zone
 * @type {readonly Zone[]}
 */
export const zones = [
  {
    file: /^shared\//,
    target: '^(?!shared/|zod(#|$))',
    instead: 'shared/ imports only itself and zod; take everything else as an argument',
  },
  {
    file: /^preload\//,
    target: '^(?!preload/|shared/ipc/|electron(#|$))',
    instead: 'preload/ imports only shared/ipc and electron',
  },
  {
    file: /^renderer\//,
    target: '^(main|preload|tests|scripts)/|^node:|^electron(#|/|$)',
    instead: 'renderer/ imports only itself, shared/ and browser packages; reach main through renderer/bridge',
  },
  {
    file: /^main\//,
    target: '^(renderer|preload|tests|scripts)/',
    instead: 'main/ imports only itself, shared/ and packages',
  },
  {
    file: /^main\/([^/]+)\//,
    // How files are written whole is nobody's own.
    target: '^main/(?!$1/|files/)[^/]+/',
    instead: 'folders of main/ do not know one another; main.ts and cli.ts hand them interfaces',
  },
  {
    file: /^main\/(?!main(?:-answers|-services|-failed)?\.ts$|windows\/|ipc\/)/,
    target: '^electron(#|/|$)',
    instead: 'only main.ts, windows/ and ipc/ may need Electron; take what you need of it as an argument',
  },
  {
    file: /^(?!main\/ipc\/)/,
    target: '^electron#(ipcMain|\\*)$',
    instead: 'register handlers through main/ipc/register',
  },
  {
    file: /^(?!preload\/)/,
    target: '^electron#(ipcRenderer|\\*)$',
    instead: 'only preload/ talks to main; use the Bridge of renderer/bridge',
  },
  {
    file: /^(?!main\/connections\/)/,
    target: '^(ws|node:(net|tls|http|https|http2))$',
    instead: 'sockets belong to main/connections; take its interface as an argument',
  },
  {
    file: /^(?!renderer\/app\/|main\/main-(?:answers|failed)\.ts$|shared\/messages\/)/,
    target: '^shared/messages/(translator-of|zh-cn)$',
    instead: 'say it through t and say; only the window and its menu choose a language',
  },
  {
    file: /^renderer\/features\/([^/]+)\//,
    target: '^renderer/features/(?!$1/)',
    instead: 'features do not know one another; share through store/, components/ or bridge/',
  },
]
