import type { Fact } from '../../components/fact-list'
import { closeCodeName } from '../../../shared/wording/close-code-name'
import { errorSentence } from '../../../shared/wording/error-sentence'
import { noteSentence } from '../../../shared/wording/note-sentence'
import { sectionName } from '../../../shared/wording/section-name'
import { tlsFacts } from '../../wording/tls-facts'
import { say, t } from '../../wording/translate'
import type { ToldEvent } from './event-detail'

export interface EventStory {
  readonly title: string
  readonly tone: 'error' | 'warning' | null
  readonly sentence: string
  readonly facts: readonly Fact[]
}

export function eventStory(event: ToldEvent): EventStory {
  switch (event.kind) {
    case 'protocol-violation':
      return {
        title: t('event.violation'),
        tone: 'error',
        sentence: say(`violation.${event.code}`, {}),
        facts: [
          { name: t('fact.fault'), value: t(`fault.${event.fault}`) },
          { name: t('fact.section'), value: sectionName(event.section) },
          { name: t('fact.code'), value: event.code },
          ...(event.detail ? [{ name: t('fact.detail'), value: event.detail }] : []),
          { name: t('fact.direction'), value: t(`direction.${event.direction}`), tone: event.direction },
          { name: t('fact.fatal'), value: t(event.fatal ? 'fact.fatal.yes' : 'fact.fatal.no') },
        ],
      }
    case 'error':
      return {
        title: t('event.error'),
        tone: 'error',
        sentence: errorSentence(event),
        facts: [{ name: t('fact.code'), value: event.code }, ...parameterFacts(event.params)],
      }
    case 'note':
      return {
        title: t('event.note'),
        tone: 'warning',
        sentence: noteSentence(event),
        facts: [{ name: t('fact.code'), value: event.code }, ...parameterFacts(event.params)],
      }
    case 'connection-opened':
      return {
        title: t('event.opened'),
        tone: null,
        sentence: t('row.opened.sentence', { remote: event.remote, local: event.local }),
        facts: [
          { name: t('fact.remote'), value: event.remote },
          { name: t('fact.local'), value: event.local },
          ...(event.proxy === undefined ? [] : [{ name: t('fact.proxy'), value: event.proxy }]),
          ...tlsFacts(event.tls),
        ],
      }
    case 'connection-closed':
      return {
        title: t('event.closed'),
        tone: null,
        sentence: `${event.code} ${closeCodeName(event.code)}`,
        facts: [
          ...(event.reason ? [{ name: t('fact.reason'), value: event.reason }] : []),
          { name: t('fact.initiator'), value: t(`initiator.${event.initiator}`) },
          { name: t('fact.clean'), value: t(event.clean ? 'fact.clean.yes' : 'fact.clean.no') },
        ],
      }
  }
}

/** What came with a code, under the names that it came with. */
const parameterFacts = (params: Readonly<Record<string, string>>): readonly Fact[] =>
  Object.entries(params).map(([name, value]) => ({ name, value }))
