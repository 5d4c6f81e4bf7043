/** At the end of the page's URL when it was loaded again because it had crashed. */
export const RECOVERED = '#recovered'
