import { useEffect, useRef, type ReactNode } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { HeaderField } from '../../../shared/protocol/frame-header'
import { BitDiagram } from '../../components/bit-diagram'
import { classes } from '../../components/classes'
import { useApp } from '../../store/store-context'
import { isPointedAt } from '../../store/tour-slice'
import { drawnField, fieldMeaning, fieldValue } from '../../wording/header-field'
import { t } from '../../wording/translate'

/** The header bit by bit, as RFC 6455 §5.2 draws it; the table below says the same in words, to a screen reader too. */
export function HeaderFields({ fields }: { readonly fields: readonly HeaderField[] }): ReactNode {
  const pointed = useApp(useShallow((state) => fields.map(({ name }) => isPointedAt(state, name))))
  const isPointed = pointed.includes(true)
  const diagram = useRef<HTMLDivElement>(null)
  // It shows all at once, where the rows of the table may be far from one another.
  useEffect(() => {
    if (isPointed) diagram.current?.scrollIntoView({ block: 'nearest' })
  }, [isPointed])
  return (
    <>
      <div ref={diagram}>
        <BitDiagram
          fields={fields.map((field, place) => ({ ...drawnField(field), isPointedAt: pointed[place] === true }))}
        />
      </div>
      <table className="field-table" aria-label={t('frame.bits')}>
        <thead className="sr-only">
          <tr>
            <th>{t('frame.field')}</th>
            <th>{t('frame.value')}</th>
            <th>{t('frame.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field, place) => (
            <tr key={field.name} className={classes(pointed[place] && 'pointed-at')}>
              <th scope="row">
                {t(`field.${field.name}`)}
                <span className="faint field-bits">{bitRange(field)}</span>
              </th>
              <td className="mono">{fieldValue(field)}</td>
              <td>
                {fieldMeaning(field)} <span className="faint">§{field.section.replace('RFC 6455 ', '')}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function bitRange({ bit, bits }: HeaderField): string {
  return bits === 1 ? String(bit) : `${bit}–${bit + bits - 1}`
}
