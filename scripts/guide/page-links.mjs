import path from 'node:path'

/**
 * Where pages and pictures stand in the guide: as in docs/, but for their endings.
 * @param {string} source from docs/, as `guide/README.md`
 */
export const placeOf = (source) => source.replace(/(^|\/)README\.md$/, '$1index.html').replace(/\.md$/, '.html')

/**
 * What a link of a page leads to: a place in the guide, or what is to be read instead.
 * @typedef {{ kind: 'page', href: string } | { kind: 'outside', address: string }} Target
 */

/**
 * The guide leads to what comes with it. Anything else is an address to read.
 * @param {string} href as it stands in the page
 * @param {string} source of the page, from docs/
 * @param {ReadonlySet<string>} shipped sources that come with the guide
 * @returns {Target}
 */
export function targetOf(href, source, shipped) {
  if (href.startsWith('#')) return { kind: 'page', href }
  if (/^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith('/')) return { kind: 'outside', address: href }
  const [file = '', ...fragment] = href.split('#')
  const target = path.posix.join(path.posix.dirname(source), file)
  if (!shipped.has(target)) return { kind: 'outside', address: path.posix.join('docs', target) }
  const relative = path.posix.relative(path.posix.dirname(placeOf(source)), placeOf(target))
  return { kind: 'page', href: [relative, ...fragment].join('#') }
}
