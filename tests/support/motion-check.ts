import type { Page } from '@playwright/test'

/** What moves on the screen, or would when that changes: by animation, transition or smooth scrolling. */
export async function motions(page: Page, screen: string): Promise<readonly string[]> {
  const found = await page.evaluate(() => {
    const lasts = (durations: string) => durations.split(',').some((duration) => parseFloat(duration) > 0)
    const moving = document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .map(({ effect }) => (effect instanceof KeyframeEffect ? effect.target : null))
    const told = new Set(moving.map((element) => `runs: ${element?.className ?? '?'}`))
    for (const element of document.querySelectorAll('*')) {
      for (const part of [null, '::before', '::after']) {
        const style = getComputedStyle(element, part)
        const name = `${element.tagName} ${element.getAttribute('class') ?? ''}${part ?? ''}`
        if (lasts(style.transitionDuration) || lasts(style.transitionDelay)) told.add(`has a transition: ${name}`)
        if (style.animationName !== 'none') told.add(`has an animation: ${name}`)
        if (style.scrollBehavior === 'smooth') told.add(`scrolls smoothly: ${name}`)
      }
    }
    return [...told]
  })
  return found.map((motion) => `${screen}: ${motion}`)
}
