import path from 'node:path'
import { placeOf } from './page-links.mjs'
import { escapeHtml } from './render-markdown.mjs'

/** @typedef {{ source: string, title: string }} Entry A page, as lists of contents name it. */

/**
 * @typedef {object} Contents
 * @property {readonly Entry[]} guide in the order in which it is read; the first is the list of contents
 * @property {readonly Entry[]} reference what the guide refers to
 */

/**
 * The page around what a page says: where it stands among the others, and how it goes on.
 * @param {string} source from docs/
 * @param {import('./render-markdown.mjs').RenderedPage} page
 * @param {Contents} contents
 */
export function pageAround(source, { title, body, sections }, { guide, reference }) {
  const from = path.posix.dirname(placeOf(source))
  const to = (/** @type {string} */ place) => escapeHtml(path.posix.relative(from, place))
  const entry = (/** @type {Entry} */ each) =>
    each.source === source
      ? `<li><a href="${to(placeOf(each.source))}" aria-current="page">${escapeHtml(each.title)}</a>${sectionList()}</li>`
      : `<li><a href="${to(placeOf(each.source))}">${escapeHtml(each.title)}</a></li>`
  const sectionList = () =>
    sections.length === 0
      ? ''
      : `<ul>${sections.map(({ id, title: words }) => `<li><a href="#${escapeHtml(id)}">${escapeHtml(words)}</a></li>`).join('')}</ul>`
  const place = guide.findIndex((each) => each.source === source)
  const step = (/** @type {Entry | undefined} */ each, /** @type {string} */ words, /** @type {string} */ rel) =>
    each
      ? `<a rel="${rel}" href="${to(placeOf(each.source))}">${words}: ${escapeHtml(each.title)}</a>`
      : '<span></span>'
  const steps =
    place < 0
      ? ''
      : `<nav class="steps" aria-label="Pages">${step(guide[place - 1], 'Back', 'prev')}${step(guide[place + 1], 'Next', 'next')}</nav>`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)} – Framescope guide</title>
<link rel="stylesheet" href="${to('guide.css')}">
</head>
<body>
<a class="skip" href="#text">Skip to the text</a>
<nav class="contents" aria-label="Guide">
<h2>Guide</h2>
<ul>${guide.map(entry).join('\n')}</ul>
<h2>Reference</h2>
<ul>${reference.map(entry).join('\n')}</ul>
</nav>
<main id="text" tabindex="-1">
${body}
${steps}
</main>
</body>
</html>
`
}
