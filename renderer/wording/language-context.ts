import { createContext, useContext } from 'react'
import type { Language } from '../../shared/messages/languages'

/** What the window speaks. */
export const LanguageContext = createContext<Language>('en')

/**
 * Draws its component again in the words of another language. All others are drawn again with what is around them; this
 * is for those that would not be (`memo`), and for words that are remembered (`useMemo`).
 */
export const useLanguage = (): Language => useContext(LanguageContext)
