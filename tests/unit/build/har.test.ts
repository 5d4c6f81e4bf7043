import { readFileSync } from 'node:fs'
import yaml from 'js-yaml'
import { describe, expect, it } from 'vitest'

const read = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')
type Associated = { fileAssociations?: { ext: string; name: string; rank?: string }[] }
const configured = yaml.load(read('electron-builder.yml')) as Associated & Record<'win' | 'mac', Associated>
const installer = read('build/windows/har.nsh')

describe('*.har', () => {
  it('is not taken over on Windows, where an association is, nor on macOS', () => {
    const taken = [configured, configured.win].flatMap(({ fileAssociations = [] }) => fileAssociations)
    expect(taken.map(({ ext }) => ext)).toEqual(['framescope'])
    expect(installer).not.toMatch(/WriteReg\w+ SHELL_CONTEXT "Software\\Classes\\\.har" /)
    expect(configured.mac.fileAssociations).toMatchObject([{ ext: 'har', rank: 'Alternate' }])
  })

  it('goes from Windows with the app, and so does what captures point to', () => {
    const [installing = '', uninstalling = ''] = installer.split('!macro customUnInstall')
    const key = /SHELL_CONTEXT "Software\\Classes\\(Framescope\.har)" /
    expect(key.exec(installing)?.[1]).toBe('Framescope.har')
    expect(uninstalling).toContain('DeleteRegKey SHELL_CONTEXT "Software\\Classes\\Framescope.har"')
    expect(uninstalling).toContain('DeleteRegValue SHELL_CONTEXT "Software\\Classes\\.har\\OpenWithProgids"')
    // electron-builder makes the name of the association that of the class.
    expect(uninstalling).toContain(`StrCmp $R0 "${configured.fileAssociations?.[0]?.name}"`)
  })
})
