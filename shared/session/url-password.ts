/** The URL to be shown or given away. By hand: one that is typed wrong may have a password too. */
export const withoutPassword = (url: string): string => url.replace(/^(\s*\w+:\/\/[^/?#@:]*):[^/?#]*@/, '$1@')
