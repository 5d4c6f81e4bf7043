import { describe, expect, it } from 'vitest'
import { commonOptions, type Option } from '../../../../main/cli/arguments/option'
import { exportOptions } from '../../../../main/cli/export/export-options'
import { exportFormatIds } from '../../../../shared/formats/export-options'
import { helpFor } from '../../../../main/cli/help'
import { recordOptions } from '../../../../main/cli/record/record-options'
import { infoOptions } from '../../../../main/cli/info/info'
import { replayOptions } from '../../../../main/cli/replay/replay-options'
import { serveOptions } from '../../../../main/cli/serve/serve-options'

const options: Readonly<Record<string, readonly Option[]>> = {
  record: recordOptions,
  serve: serveOptions,
  replay: replayOptions,
  export: exportOptions,
  info: infoOptions,
}

/** As the help writes them, without those of examples. */
const namedIn = (help: string): string[] => {
  const [explained = ''] = help.split('\nExamples\n')
  return [...new Set(explained.match(/(?<=[ ,])--[a-z][a-z-]*/g))].toSorted()
}

describe('help', () => {
  it.each(Object.keys(options))('of %s names each of its options, and no other', (command) => {
    const all = [...commonOptions, ...(options[command] ?? [])].filter(({ name }) => name !== 'help')
    expect(namedIn(helpFor(command))).toEqual(all.map(({ name }) => `--${name}`).toSorted())
  })

  it.each(Object.keys(options))('of %s has the short names of options and fits a terminal', (command) => {
    const help = helpFor(command)
    const shorts = (options[command] ?? []).filter(({ short }) => short !== undefined)
    expect(shorts.filter(({ name, short }) => !help.includes(`-${short}, --${name}`))).toEqual([])
    expect(help.split('\n').filter((line) => line.length > 80)).toEqual([])
  })

  it.each(['record', 'serve', 'replay', 'export'])('of %s names each format of files', (command) => {
    expect(exportFormatIds.filter((id) => !new RegExp(`[ ,]${id}[,.\\n]`).test(helpFor(command)))).toEqual([])
  })

  it.each(Object.keys(options))('without a command names %s', (command) => {
    expect(helpFor('')).toContain(`framescope ${command} `)
  })
})
