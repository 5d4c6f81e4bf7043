import { readFileSync } from 'node:fs'
import yaml from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { targetsOf } from '../../../../scripts/packaging/targets-of.mjs'

const read = (file: string): unknown => yaml.load(readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8'))
const configured = read('electron-builder.yml') as Record<'linux' | 'win' | 'mac', { target: unknown }>
const { build } = (
  read('.github/workflows/release.yml') as {
    jobs: {
      build: {
        strategy: { matrix: { include: { system: string; targets?: string }[] } }
        steps: { run?: string }[]
      }
    }
  }
).jobs

describe('the workflow that makes releases', () => {
  it.each([
    ['linux', 'linux'],
    ['windows', 'win'],
    ['macos', 'mac'],
  ] as const)(
    'asks on %s for each of its targets by name, so that one that is left out is a failure',
    (name, system) => {
      const asked = build.strategy.matrix.include.find((one) => one.system === name)?.targets?.split(' ')
      const names = new Set(targetsOf(system, configured[system].target).map((target) => target.name))
      expect(asked).toEqual([...names])
      expect(build.steps.map(({ run }) => run)).toContain('npm run dist -- ${{ matrix.targets }}')
    },
  )
})
