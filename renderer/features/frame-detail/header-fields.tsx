import type { ReactNode } from 'react'
import type { HeaderField } from '../../../shared/protocol/frame-header'
import { BitDiagram } from '../../components/bit-diagram'
import { drawnField, fieldMeaning, fieldValue } from '../../wording/header-field'
import { t } from '../../wording/translate'

/** The header bit by bit, as RFC 6455 §5.2 draws it; the table below says the same in words, to a screen reader too. */
export function HeaderFields({ fields }: { readonly fields: readonly HeaderField[] }): ReactNode {
  return (
    <>
      <BitDiagram fields={fields.map(drawnField)} />
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
