import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildGuide, guideSources } from '../../../scripts/guide/build-guide.mjs'

const folder = path.join(import.meta.dirname, '../../../docs/guide')

describe('the guide', () => {
  let files: Map<string, string | Uint8Array>
  let pages: [place: string, html: string][]
  beforeAll(async () => {
    files = await buildGuide()
    pages = [...files].filter((file): file is [string, string] => file[0].endsWith('.html'))
  })

  /** Where `attribute` of elements of this page leads to, from the root of the guide. */
  const targets = (place: string, html: string, attribute: 'href' | 'src'): string[] =>
    [...html.matchAll(new RegExp(`${attribute}="([^"]*)"`, 'g'))].map(([, target = '']) =>
      target.startsWith('#') ? place + target : path.posix.join(path.posix.dirname(place), target),
    )

  it('has every page of its folder in its list of contents', async () => {
    const { guide } = await guideSources()
    const written = readdirSync(folder).map((name) => `guide/${name}`)
    expect(guide.toSorted()).toEqual(written.toSorted())
  })

  it('leads to pages and headings that are there', () => {
    const dead = pages.flatMap(([place, html]) =>
      targets(place, html, 'href').filter((target) => {
        const [file = '', fragment] = target.split('#')
        const page = files.get(file)
        return page === undefined || (fragment !== undefined && !String(page).includes(`id="${fragment}"`))
      }),
    )
    expect(dead).toEqual([])
  })

  it('shows pictures that are there, and says of each what it shows', () => {
    const shown = pages.flatMap(([place, html]) => targets(place, html, 'src'))
    expect(shown.length).toBeGreaterThan(10)
    expect(shown.filter((target) => !files.has(target))).toEqual([])
    expect(pages.filter(([, html]) => /<img[^>]* alt=""/.test(html)).map(([place]) => place)).toEqual([])
  })

  it('names in its pages no file of the project that is not there', () => {
    const named = pages.flatMap(([, html]) =>
      [...html.matchAll(/<code class="outside">([^<]*)<\/code>/g)].map(([, address = '']) => address),
    )
    const missing = named.filter(
      (address) => !/^[a-z]+:/.test(address) && !existsSync(path.join(folder, '../..', address)),
    )
    expect(missing).toEqual([])
  })

  it('has no script, and nothing from elsewhere', () => {
    const suspicious = /<script|<iframe|<object|<form|\son\w+=|(?:href|src)="(?:[a-z]+:|\/)/i
    expect(pages.filter(([, html]) => suspicious.test(html)).map(([place]) => place)).toEqual([])
    expect(String(files.get('guide.css'))).not.toMatch(/@import|url\(/)
  })
})
