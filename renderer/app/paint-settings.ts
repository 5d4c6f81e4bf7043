import type { AppStore } from '../store/app-store'
import type { Settings } from '../../shared/settings/settings'

const MORE_CONTRAST = '(prefers-contrast: more)'
const LESS_MOTION = '(prefers-reduced-motion: reduce)'

/** Puts what was decided about looks on the page, where the tokens follow it. What is left to the system, follows that. */
export function paintSettings(store: AppStore): void {
  const root = document.documentElement
  const [moreContrast, lessMotion] = [matchMedia(MORE_CONTRAST), matchMedia(LESS_MOTION)]
  const paint = ({ theme, contrast, motion }: Settings): void => {
    if (theme === 'system') delete root.dataset['theme']
    else root.dataset['theme'] = theme
    root.toggleAttribute('data-more-contrast', contrast === 'more' || moreContrast.matches)
    root.toggleAttribute('data-less-motion', motion === 'reduced' || lessMotion.matches)
  }
  const repaint = () => paint(store.getState().settings)
  repaint()
  for (const query of [moreContrast, lessMotion]) query.addEventListener('change', repaint)
  store.subscribe((state, before) => {
    if (state.settings !== before.settings) repaint()
  })
}
