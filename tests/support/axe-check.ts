import type { Page } from '@playwright/test'
import axe from 'axe-core'

/** The looks that the settings give, as the page has them. */
const looks = [
  { name: 'light', theme: 'light', moreContrast: false },
  { name: 'dark', theme: 'dark', moreContrast: false },
  { name: 'light, high contrast', theme: 'light', moreContrast: true },
  { name: 'dark, high contrast', theme: 'dark', moreContrast: true },
] as const

/** Every rule but the experimental ones. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What need not stand in a landmark: what axe-core takes out by itself (dialogs and pictures), menus, which are dialogs of
 * another kind, and the edge between two landmarks, which is in neither.
 */
const IN_NO_LANDMARK = 'dialog, [role=dialog], [role=alertdialog], svg, [role=menu], [role=separator]'

const WHOLE = 'html'

/** Puts axe-core into the page. It goes in through the debugger, which the content security policy does not ask. */
export async function loadAxe(page: Page): Promise<void> {
  // Without transitions, so that a look is there at once.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.evaluate(axe.source)
}

/**
 * What axe-core finds on the screen as it is, or in the part of it that `within` selects: every rule in the first look,
 * contrast of colours in every look; of a whole screen also where the system forces its own colours.
 */
export async function axeFindings(page: Page, screen: string, within = WHOLE): Promise<readonly string[]> {
  const found = [...(await findingsInLooks(page, within))]
  if (within === WHOLE) found.push(...(await findingsInForcedColours(page)))
  return found.map((finding) => `${screen}: ${finding}`)
}

async function findingsInForcedColours(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ forcedColors: 'active' })
  const found = await page.evaluate(async () => {
    if (!matchMedia('(forced-colors: active)').matches) return ['forced colours: not forced']
    const { run } = (globalThis as unknown as { axe: typeof axe }).axe
    const { violations } = await run({ runOnly: ['color-contrast'], resultTypes: ['violations'], elementRef: false })
    return violations.flatMap(({ nodes }) =>
      nodes.map(({ target, failureSummary }) => `forced colours: ${target.join(' ')}: ${failureSummary}`),
    )
  })
  await page.emulateMedia({ forcedColors: null })
  return found
}

async function findingsInLooks(page: Page, within: string): Promise<readonly string[]> {
  return await page.evaluate(
    async ({ tags, all, inNoLandmark, part }) => {
      const { run, configure } = (globalThis as unknown as { axe: typeof axe }).axe
      configure({
        checks: [{ id: 'region', options: { regionMatcher: inNoLandmark } }],
        // The rows of a grid are scrolled by the keys of the grid, which has the keyboard.
        rules: [{ id: 'scrollable-region-focusable', selector: '*:not(.virtual-port)' }],
      })
      const root = document.documentElement
      const told = (results: axe.AxeResults, look: string) =>
        results.violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => `${look}: ${id}: ${target.join(' ')}: ${failureSummary}`),
        )
      const options = { resultTypes: ['violations' as const], elementRef: false }
      const [theme, moreContrast] = [root.dataset['theme'], root.dataset['moreContrast']]
      const wear = (worn: string | undefined, more: boolean) => {
        if (worn === undefined) delete root.dataset['theme']
        else root.dataset['theme'] = worn
        root.toggleAttribute('data-more-contrast', more)
      }
      const findings: string[] = []
      for (const [place, look] of all.entries()) {
        wear(look.theme, look.moreContrast)
        // Names, roles and places are the same in every look.
        const asked =
          place === 0 ? { runOnly: tags, rules: { 'target-size': { enabled: true } } } : { runOnly: ['color-contrast'] }
        findings.push(...told(await run(part, { ...options, ...asked }), look.name))
      }
      wear(theme, moreContrast !== undefined)
      return findings
    },
    { tags: TAGS, all: looks, inNoLandmark: IN_NO_LANDMARK, part: within },
  )
}
