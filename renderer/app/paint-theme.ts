import type { AppStore } from '../store/app-store'

/** Puts the chosen theme on the page; the tokens follow it. Without one they follow the system. */
export function paintTheme(store: AppStore): void {
  const paint = () => {
    const { theme } = store.getState()
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }
  // Main learns the remembered theme only from here.
  store.getState().setTheme(store.getState().theme)
  paint()
  store.subscribe((state, before) => {
    if (state.theme !== before.theme) paint()
  })
}
