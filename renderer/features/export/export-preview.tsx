import type { ReactNode } from 'react'
import type { ExportPreview as Preview } from '../../../shared/formats/export-preview'
import { hiddenPlaces } from '../../../shared/redaction/hidden-counts'
import { Problem } from '../../components/problem'
import { VisibleText } from '../../components/visible-text'
import type { ExportDraft } from '../../store/export-draft'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** What would be hidden, and the start of the file as it would be. */
export function ExportPreview({ draft }: { readonly draft: ExportDraft }): ReactNode {
  const preview = useApp((state) => state.exportPreview)
  if (preview?.ok === false) return <Problem error={preview.error} />
  return (
    <section className="export-preview" aria-label={t('export.preview')}>
      {draft.redact ? preview && <Hidden preview={preview.value} /> : <Warning />}
      {preview?.value.text !== null && preview !== null && (
        // Focusable, so that the keyboard can scroll it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section className="export-text mono" aria-label={t('export.start-of-file')} tabIndex={0}>
          {preview.value.text}
        </section>
      )}
    </section>
  )
}

const Warning = (): ReactNode => <p className="warning">⚠ {t('export.unredacted')}</p>

function Hidden({ preview: { hidden, events, more, tooShort } }: { readonly preview: Preview }): ReactNode {
  const places = hiddenPlaces.filter((place) => (hidden?.[place] ?? 0) > 0)
  return (
    <div>
      <p className="dim">{t(more ? 'export.hidden.first' : 'export.hidden.all', { count: events })}</p>
      {places.length === 0 ? (
        <p>{t('export.hidden.none')}</p>
      ) : (
        <ul className="export-hidden">
          {places.map((place) => (
            <li key={place}>{t(`export.hidden.${place}`, { count: hidden?.[place] ?? 0 })}</li>
          ))}
        </ul>
      )}
      {tooShort.length > 0 && (
        <p className="warning">
          ⚠ {t('export.too-short', { count: tooShort.length })} <VisibleText text={tooShort.join(', ')} />
        </p>
      )}
    </div>
  )
}
