import { parseSync } from 'vite'

/**
 * Where a module takes words from the catalogue while it is loaded: they would stay when the language changes.
 * @param {string} file whose ending says the language
 * @param {string} source
 * @returns {number[]} offsets in the source
 */
export function keptWords(file, source) {
  const { program, errors } = parseSync(file, source)
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`)
  return wordsOf(program)
}

/** @param {any} node @returns {number[]} */
function wordsOf(node) {
  // What is in a function runs later.
  if (/Function/.test(node.type)) return []
  const isWords = node.type === 'CallExpression' && ['t', 'say'].includes(node.callee.name)
  const children = Object.values(node)
    .flat()
    .filter((child) => child !== null && typeof child === 'object' && 'type' in child)
  return [...(isWords ? [node.start] : []), ...children.flatMap(wordsOf)]
}
