import { parseSync } from 'vite'

/** Attributes of elements and of our own components whose text is seen or read out. */
const saidAttribute =
  /^(title|alt|label|placeholder|hint|heading|text|keys|description|aria-(label|description|placeholder|roledescription|valuetext))$|(Label|Title|Placeholder|Hint)$/

/** Fields of objects that become such attributes, menu entries, or what a dialog of the system says. */
const saidField =
  /^(title|label|placeholder|hint|detail|buttons|buttonLabel|sublabel|checkboxLabel)$|(Label|Title|Placeholder|Hint)$/

/**
 * What of a module is shown in words without a catalogue: `offset` in the source, and the `words`.
 * @typedef {{ offset: number, words: string }} BareWords
 *
 * Words that are kept for nobody to see, such as those of an `Error`, are not its matter.
 * @param {string} file whose ending says the language
 * @param {string} source
 * @returns {BareWords[]}
 */
export function bareWords(file, source) {
  const { program, errors } = parseSync(file, source)
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`)
  /** @type {BareWords[]} */
  const found = []
  visit(program)
  return found

  /** @param {any} node */
  function visit(node) {
    switch (node.type) {
      case 'JSXText':
        said(node)
        break
      case 'JSXElement':
      case 'JSXFragment':
        for (const child of node.children) if (child.type === 'JSXExpressionContainer') said(child.expression)
        break
      case 'JSXAttribute':
        if (node.value !== null && saidAttribute.test(nameOf(node.name))) said(node.value)
        break
      case 'Property':
        if (!node.computed && saidField.test(nameOf(node.key))) said(node.value)
        break
    }
    for (const child of childrenOf(node)) visit(child)
  }

  /** Whatever an expression may come to, as far as that stands in it. @param {any} node */
  function said(node) {
    switch (node.type) {
      case 'JSXText':
      case 'Literal':
        if (typeof node.value === 'string') keep(node.start, node.value)
        break
      case 'TemplateLiteral':
        for (const { start, value } of node.quasis) keep(start, value.cooked)
        for (const part of node.expressions) said(part)
        break
      case 'JSXExpressionContainer':
      case 'ParenthesizedExpression':
      case 'TSAsExpression':
        said(node.expression)
        break
      case 'ConditionalExpression':
        said(node.consequent)
        said(node.alternate)
        break
      case 'LogicalExpression':
      case 'BinaryExpression':
        if (!['&&', '||', '??', '+'].includes(node.operator)) break
        if (node.operator !== '&&') said(node.left)
        said(node.right)
        break
      case 'ArrayExpression':
        node.elements.forEach(said)
        break
    }
  }

  /** @param {number} offset @param {string} text */
  function keep(offset, text) {
    if (/\p{L}/u.test(text)) found.push({ offset, words: text.trim() })
  }
}

/** @param {any} name */
const nameOf = (name) => String(name.name?.name ?? name.name ?? name.value)

/** @param {object} node */
const childrenOf = (node) =>
  Object.values(node)
    .flat()
    .filter((child) => child !== null && typeof child === 'object' && 'type' in child)
