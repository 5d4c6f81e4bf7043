import { t } from './translate'

/** What the parts of an editor of headers are called. */
export const headerWords = {
  name: (number: number) => t('headers.name', { number }),
  value: (number: number) => t('headers.value', { number }),
  up: (number: number) => t('headers.up', { number }),
  remove: (number: number) => t('headers.remove', { number }),
  add: t('headers.add'),
}
