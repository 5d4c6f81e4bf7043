import { readFileSync } from 'node:fs'
import yaml from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { builderConfiguration } from '../../../../scripts/packaging/builder-configuration.mjs'

const configured = yaml.load(
  readFileSync(new URL('../../../../electron-builder.yml', import.meta.url), 'utf8'),
) as object

/** Patterns of the names of files, with the part of the configuration that each is in. */
function patternsOf(configuration: object): [part: string, pattern: unknown][] {
  return Object.entries({ all: configuration, ...configuration }).flatMap(([part, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && 'artifactName' in value ? [[part, value.artifactName]] : [],
  )
}

describe('the configuration of a machine that has not the official Electron', () => {
  it('names every file that is configured a name as not for publishing', () => {
    const local = builderConfiguration({
      folder: '/electron',
      executable: '/electron/electron',
      version: '1.2.3',
      source: 'fallback',
    })
    const names = patternsOf(local)
    expect(names.map(([part]) => part)).toEqual(patternsOf(configured).map(([part]) => part))
    for (const [, name] of names) expect(name).toContain('-not-for-publishing.')
  })
})
