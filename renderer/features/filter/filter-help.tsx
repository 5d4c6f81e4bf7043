import { Popover } from 'radix-ui'
import type { ReactNode } from 'react'
import type { TimeZone } from '../../../shared/wording/time-zone'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** The language by example; the examples are the language itself, which is not translated. */
const examples = [
  ['word  "quoted text"', 'filter.help.text'],
  ['/regex/i', 'filter.help.regex'],
  ['dir:sent', 'filter.help.dir'],
  ['op:text,ping', 'filter.help.op'],
  ['len>1000  len:1k..2MB', 'filter.help.len'],
  ['conn:1,4..6', 'filter.help.conn'],
  ['kind:violation', 'filter.help.kind'],
  ['code:1006  code>=4000', 'filter.help.code'],
  ['by:Echo  by:"Slow one"', 'filter.help.by'],
  ['fin:false', 'filter.help.flags'],
  ['compressed:true', 'filter.help.compressed'],
  ['json.a.b[0]:5  json.items[*].id>7', 'filter.help.json'],
  ['since:10s', 'filter.help.since'],
  ['after:12:00:01.5', 'filter.help.after'],
  ['not a (b or c)', 'filter.help.logic'],
] as const

export function FilterHelp(): ReactNode {
  const zone = useApp((state) => state.settings.times)
  return (
    <Popover.Root>
      <Popover.Trigger className="button quiet small icon" aria-label={t('filter.help')} title={t('filter.help')}>
        ?
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="filter-help" align="start" sideOffset={4} aria-label={t('filter.help')}>
          <dl className="filter-examples">
            {examples.map(([example, meaning]) => (
              <div key={example} className="filter-example">
                <dt className="mono">{example}</dt>
                <dd className="dim">{meaningInWords(meaning, zone)}</dd>
              </div>
            ))}
          </dl>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

const meaningInWords = (meaning: (typeof examples)[number][1], zone: TimeZone): string =>
  meaning === 'filter.help.after' ? t(`filter.help.after.${zone}`) : t(meaning)
