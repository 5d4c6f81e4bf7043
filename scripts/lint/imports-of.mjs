import { parseSync } from 'vite'

/**
 * @typedef {object} Import
 * @property {number} offset where it stands in the source
 * @property {string} specifier the module, as written
 * @property {string[]} names what is taken from it; `*` for the whole
 * @property {boolean} runs whether it runs before the module that imports it: neither types do nor what is loaded later
 */

/**
 * Everything a module imports, re-exports or loads later, types included.
 * @param {string} file
 * @param {string} source
 * @returns {Import[]}
 */
export function importsOf(file, source) {
  const { module, errors } = parseSync(file, source)
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`)
  return [
    ...module.staticImports.map(({ start, moduleRequest, entries }) => ({
      offset: start,
      specifier: moduleRequest.value,
      names: entries.map(({ importName }) => importName.name ?? '*'),
      runs: entries.length === 0 || entries.some(({ isType }) => !isType),
    })),
    ...module.staticExports
      .flatMap(({ entries }) => entries)
      .flatMap(({ start, moduleRequest, importName, isType }) =>
        moduleRequest
          ? [{ offset: start, specifier: moduleRequest.value, names: [importName.name ?? '*'], runs: !isType }]
          : [],
      ),
    ...module.dynamicImports.map(({ start, moduleRequest }) => ({
      offset: start,
      specifier: source.slice(moduleRequest.start + 1, moduleRequest.end - 1),
      names: ['*'],
      runs: false,
    })),
  ]
}
