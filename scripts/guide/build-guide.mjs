import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { root } from '../root.mjs'
import { placeOf } from './page-links.mjs'
import { pageAround } from './page-shell.mjs'
import { renderMarkdown } from './render-markdown.mjs'

const docs = path.join(root, 'docs')
const CONTENTS = 'guide/README.md'
/** The tokens of the app come first: the guide has no colour of its own. */
const styles = ['renderer/styles/tokens.css', 'scripts/guide/guide.css']

/**
 * What the guide is made of, from docs/: its pages in the order of its list of contents, the pages of docs/ that it refers
 * to, and all pictures.
 */
export async function guideSources() {
  const contents = await readFile(path.join(docs, CONTENTS), 'utf8')
  const guide = [CONTENTS, ...[...contents.matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, name]) => `guide/${name}`)]
  const reference = (await readdir(docs)).filter((name) => name.endsWith('.md')).toSorted()
  const images = (await readdir(path.join(docs, 'images'))).filter((name) => name.endsWith('.png')).toSorted()
  return { guide: [...new Set(guide)], reference, images: images.map((name) => `images/${name}`) }
}

/** Every file that the guide is made from, as absolute paths. */
export async function guideFiles() {
  const { guide, reference, images } = await guideSources()
  return [...[...guide, ...reference, ...images].map((source) => path.join(docs, source)), ...styles.map(inRoot)]
}

/**
 * The guide as static pages, by their place in it.
 * @returns {Promise<Map<string, string | Uint8Array>>}
 */
export async function buildGuide() {
  const { guide, reference, images } = await guideSources()
  const shipped = new Set([...guide, ...reference, ...images])
  const rendered = await Promise.all(
    [...guide, ...reference].map(async (source) => {
      const markdown = await readFile(path.join(docs, source), 'utf8')
      return { source, page: renderMarkdown(markdown, source, shipped) }
    }),
  )
  const entries = (/** @type {readonly string[]} */ sources) =>
    rendered.filter(({ source }) => sources.includes(source)).map(({ source, page }) => ({ source, title: page.title }))
  const contents = { guide: entries(guide), reference: entries(reference) }
  /** @type {Map<string, string | Uint8Array>} */
  const files = new Map(rendered.map(({ source, page }) => [placeOf(source), pageAround(source, page, contents)]))
  for (const image of images) files.set(image, await readFile(path.join(docs, image)))
  const sheets = await Promise.all(styles.map((name) => readFile(inRoot(name), 'utf8')))
  files.set('guide.css', sheets.join('\n'))
  return files
}

/** @param {string} name */
const inRoot = (name) => path.join(root, name)
