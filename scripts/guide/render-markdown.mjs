import { Marked } from 'marked'
import { placeOf, targetOf } from './page-links.mjs'

/**
 * What of a page is shown, and what it is about.
 * @typedef {object} RenderedPage
 * @property {string} title its first heading
 * @property {string} body HTML
 * @property {readonly { id: string, title: string }[]} sections of the second level
 */

/** @param {string} text */
export const escapeHtml = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/**
 * Markdown to HTML. Whatever looks like HTML in it is text, and no link leads out of the guide.
 * @param {string} markdown
 * @param {string} source from docs/
 * @param {ReadonlySet<string>} shipped sources that come with the guide
 * @returns {RenderedPage}
 */
export function renderMarkdown(markdown, source, shipped) {
  let title = ''
  /** @type {{ id: string, title: string }[]} */
  const sections = []
  const ids = new Set()

  /** @param {string} words */
  function idOf(words) {
    const plain = slug(words)
    let id = plain
    for (let count = 1; ids.has(id); count++) id = `${plain}-${count}`
    ids.add(id)
    return id
  }

  const marked = new Marked({
    gfm: true,
    renderer: {
      html: ({ text }) => escapeHtml(text),
      heading({ tokens, depth }) {
        const content = this.parser.parseInline(tokens)
        const words = textOf(tokens)
        const id = idOf(words)
        if (depth === 1 && title === '') title = words
        if (depth === 2) sections.push({ id, title: words })
        return `<h${depth} id="${escapeHtml(id)}">${content}</h${depth}>\n`
      },
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens)
        const target = targetOf(href, source, shipped)
        if (target.kind === 'page') return `<a href="${escapeHtml(target.href)}">${words}</a>`
        return textOf(tokens) === target.address
          ? words
          : `${words} (<code class="outside">${escapeHtml(target.address)}</code>)`
      },
      image({ href, text }) {
        const target = targetOf(href, source, shipped)
        if (target.kind !== 'page') return outside(escapeHtml(text), target.address)
        // Lazy: a page has several, and most are below what is seen first.
        return `<img src="${escapeHtml(target.href)}" alt="${escapeHtml(text)}" loading="lazy">`
      },
      table({ header, rows }) {
        const cells = (/** @type {typeof header} */ row, /** @type {string} */ tag) =>
          row.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('')
        const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n')
        // Of its own width, to be scrolled where the window is narrower; with the keyboard, too.
        return `<div class="table" tabindex="0"><table><thead><tr>${cells(header, 'th')}</tr></thead>\n<tbody>${body}</tbody></table></div>\n`
      },
    },
  })
  const body = marked.parse(markdown, { async: false })
  return { title: title || placeOf(source), body, sections }
}

/**
 * What is not there to be shown, as words and where it is.
 * @param {string} words HTML
 * @param {string} address
 */
const outside = (words, address) => `${words} (<code class="outside">${escapeHtml(address)}</code>)`

/** As GitHub makes them: links into a page lead to the same place here and there. @param {string} words */
const slug = (words) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-')

/**
 * @param {readonly import('marked').Token[]} tokens
 * @returns {string}
 */
const textOf = (tokens) =>
  tokens
    .map((token) =>
      'tokens' in token && token.tokens ? textOf(token.tokens) : 'text' in token ? token.text : token.raw,
    )
    .join('')
