import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '../../../../scripts/guide/render-markdown.mjs'

const shipped = new Set(['guide/README.md', 'guide/timeline.md', 'export.md', 'images/window.png'])
const render = (markdown: string) => renderMarkdown(markdown, 'guide/timeline.md', shipped)

describe('renderMarkdown', () => {
  it.each([
    ['a block', '<script>alert(1)</script>'],
    ['a line', 'see <img src=x onerror=alert(1)> here'],
    ['code', '`<b>`'],
    ['a fence', '```html\n<b>\n```'],
    ['a table', '| a |\n| - |\n| <b>x</b> |'],
    ['a heading', '## <b>bold</b>'],
    ['the title of a picture', '![<b>](../images/window.png)'],
  ])('shows HTML in %s as text', (_where, markdown) => {
    const { body } = render(markdown)
    expect(body).toContain('&lt;')
    expect(body).not.toMatch(/<(script|b|img src=x)\b/)
  })

  it('leads to the pages that come with it, by their place', () => {
    expect(render('[x](README.md)').body).toContain('<a href="index.html">x</a>')
    expect(render('[x](../export.md#redaction)').body).toContain('<a href="../export.html#redaction">x</a>')
    expect(render('[x](#columns)').body).toContain('<a href="#columns">x</a>')
    expect(render('![w](../images/window.png)').body).toContain('<img src="../images/window.png" alt="w"')
  })

  it.each([
    'https://example.com/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    '//example.com/x',
    '../../main/main.ts',
  ])('shows %s as an address to read', (address) => {
    const { body } = render(`[words](${address})`)
    expect(body).not.toContain('<a')
    expect(body).toContain(`(<code class="outside">${address.replace('../../', '')}</code>)`)
  })

  it.each(['../images/missing.png', 'https://example.com/x.png'])('says where the picture %s would be', (picture) => {
    const { body } = render(`![x](${picture})`)
    expect(body).not.toContain('<img')
    expect(body).toContain(`x (<code class="outside">${picture.replace('..', 'docs')}</code>)`)
  })

  it('names an address once that is its own words', () => {
    expect(render('<https://example.com/>').body).toBe('<p>https://example.com/</p>\n')
  })

  it('gives headings the ids that GitHub gives them, each its own', () => {
    const { title, sections } = render('# The page\n\n## What is `hidden`?\n\n## What is hidden')
    expect(title).toBe('The page')
    expect(sections.map(({ id }) => id)).toEqual(['what-is-hidden', 'what-is-hidden-1'])
  })
})
