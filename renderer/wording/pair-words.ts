import { t } from './translate'

/** The words of an editor for named values, by what they are. */
export const pairWords = (what: 'headers' | 'cookies' | 'params' | 'server.required') => ({
  name: (number: number) => t(`${what}.name`, { number }),
  value: (number: number) => t(`${what}.value`, { number }),
  up: (number: number) => t(`${what}.up`, { number }),
  remove: (number: number) => t(`${what}.remove`, { number }),
  add: t(`${what}.add`),
})
