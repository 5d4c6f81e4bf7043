import type { ReactNode } from 'react'
import type { HeaderField } from '../../../shared/protocol/frame-header'
import { classes } from '../../components/classes'
import { t } from '../../wording/translate'
import { fieldMeaning, fieldValue } from './field-words'

/** RFC 6455 §5.2 draws 32 bits a line; half of that is legible in a pane. */
const BITS_PER_LINE = 16

/** The header bit by bit, as the RFC draws it; the table below says the same in words, to a screen reader too. */
export function BitDiagram({ fields }: { readonly fields: readonly HeaderField[] }): ReactNode {
  return (
    <>
      <div className="bits" aria-hidden="true">
        {fields.map((field) => (
          <div
            key={field.name}
            className={classes('bit', field.value !== 0 && field.bits <= 4 && 'set')}
            style={{ gridColumn: `span ${Math.min(field.bits, BITS_PER_LINE)}` }}
          >
            {t(`field.${field.name}`)}
            <b>{fieldValue(field)}</b>
          </div>
        ))}
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
          {fields.map((field) => (
            <tr key={field.name}>
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
