import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const tokens = readFileSync('renderer/styles/tokens.css', 'utf8')
const [usual = '', more = ''] = tokens.split(':root[data-more-contrast]')
const read = (css: string) =>
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6})\w*, (#\w{6})\w*\)/g)].map(
    ([, name, light, dark]) => [name as string, { light: light as string, dark: dark as string }] as const,
  )
type Colours = ReadonlyMap<string, { light: string; dark: string }>
const colours: Colours = new Map(read(usual))
const { text: highest } = Object.fromEntries(read(more))
/** There, what is quiet otherwise is text like any other. */
const strong: Colours = new Map([
  ...colours,
  ...read(more),
  ...(highest
    ? ([
        ['dim', highest],
        ['faint', highest],
      ] as const)
    : []),
])

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((place) => Number.parseInt(hex.slice(place, place + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(of: Colours, text: string, ground: string, theme: 'light' | 'dark'): number {
  const [high = 0, low = 0] = [text, ground]
    .map((name) => luminance(of.get(name)?.[theme] ?? '#000000'))
    .toSorted((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

const texts = ['text', 'dim', 'faint', 'sent', 'received', 'control', 'warning', 'error']
const syntax = ['syntax-name', 'syntax-string', 'syntax-number']
const grounds = ['bg', 'panel', 'raised', 'hover', 'selected']
const pairs = [
  ...[...texts, ...syntax].flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ['on-accent', 'accent'] as const,
  ...['text', 'dim', 'error'].map((text) => [text, 'error-ground'] as const),
  ['warning', 'warning-ground'] as const,
]

describe('tokens', () => {
  it.each(pairs)('have %s on %s at AA contrast in both themes', (text, ground) => {
    expect(contrast(colours, text, ground, 'light')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colours, text, ground, 'dark')).toBeGreaterThanOrEqual(4.5)
  })

  it.each(pairs)('have %s on %s at AAA contrast where more is asked for', (text, ground) => {
    expect(contrast(strong, text, ground, 'light')).toBeGreaterThanOrEqual(7)
    expect(contrast(strong, text, ground, 'dark')).toBeGreaterThanOrEqual(7)
  })

  it('are the only place with a literal colour', () => {
    const others = readdirSync('renderer', { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(css|tsx?)$/.test(file) && !file.endsWith('tokens.css'))
      .map((file) => `renderer/${file}`)
    const literal = /#[\da-f]{3,8}\b(?=[;,)\s'"])|\brgba?\(|\bhsla?\(/i
    expect(others.filter((file) => literal.test(readFileSync(file, 'utf8')))).toEqual([])
  })
})
