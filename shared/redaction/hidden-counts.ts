/**
 * Where something was hidden. `header`: values of headers. `url`: credentials and parameters of URLs and request targets.
 * `payload`: frames and messages that hold a secret. `withheld`: compressed frames that would have given one away, and
 * bodies that are compressed. `text`: other texts of events. `body`: bodies of refusals.
 */
export const hiddenPlaces = ['header', 'url', 'payload', 'withheld', 'text', 'body'] as const
export type HiddenPlace = (typeof hiddenPlaces)[number]

/** How many of each. */
export type HiddenCounts = Readonly<Record<HiddenPlace, number>>

export const nothingHidden: HiddenCounts = { header: 0, url: 0, payload: 0, withheld: 0, text: 0, body: 0 }
