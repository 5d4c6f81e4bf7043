import { builderYaml } from './builder-yaml.mjs'
import { targetsOf } from './targets-of.mjs'

const systems = /** @type {const} */ (['linux', 'win', 'mac'])

/** All of electron-builder.yml, for every system. */
export async function configuredTargets() {
  const configuration = await builderYaml()
  return systems.flatMap((system) => targetsOf(system, configuration[system]?.target))
}
