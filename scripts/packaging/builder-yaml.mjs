import { Packager } from 'electron-builder'
import { root } from '../root.mjs'

/** electron-builder.yml as electron-builder understands it, checked against its schema. */
export async function builderYaml() {
  const packager = new Packager({ projectDir: root, config: { extends: 'electron-builder.yml' } })
  await packager.validateConfig()
  return packager.config
}
