import { useState, type ReactNode } from 'react'
import type { AppError } from '../../../shared/errors/app-error'
import { MAX_RESPONDERS, newResponder, type Responder } from '../../../shared/responder/responder'
import { presetResponder, responderPresets } from '../../../shared/responder/responder-preset'
import { Problem } from '../../components/problem'
import type { AppState } from '../../store/app-state'
import { tabOfError } from '../../store/options-tab'
import { shownError } from '../../store/shown-error'
import { selectedIsLive } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { ResponderCard } from './responder-card'
import './responders.css'

/** As `parseTemplate` reads them, by example. */
const templateValues = [
  'message.text',
  'message.json.items[0].id',
  'match.1',
  'connection.id',
  'counter',
  'now',
  'uuid',
  'random 1 100',
]

/** Why the server did not start, where it is because of them. */
function refusalOf(state: AppState): AppError | null {
  const error = shownError(state)
  return error && tabOfError(error.code, 'server') === 'responders' ? error : null
}

/** What answers by itself, in the order in which it looks at a message. Works on a running server too. */
export function RespondersEditor(): ReactNode {
  const responders = useApp((state) => state.serverDraft.responders)
  const problems = useApp((state) => state.responderProblems)
  const error = useApp((state) => state.respondersError ?? refusalOf(state))
  const live = useApp(selectedIsLive)
  const edit = useApp((state) => state.editResponders)
  const [open, setOpen] = useState<string | null>(null)

  const isFull = responders.length >= MAX_RESPONDERS
  const add = (responder: Responder) => {
    setOpen(responder.id)
    void edit([...responders, responder])
  }
  const replace = (index: number, ...by: Responder[]) => void edit(responders.toSpliced(index, 1, ...by))
  const moveUp = (index: number) => {
    const [above, moved] = [responders[index - 1], responders[index]]
    if (above && moved) void edit(responders.toSpliced(index - 1, 2, moved, above))
  }
  return (
    <section className="responders" aria-label={t('server.responders')}>
      {responders.length === 0 && <p className="option-note">{t('responders.none')}</p>}
      <ol className="responder-list">
        {responders.map((responder, index) => (
          <ResponderCard
            key={responder.id}
            responder={responder}
            problems={problems.filter((problem) => problem.responder === responder.id)}
            open={open === responder.id}
            first={index === 0}
            onOpen={(opened) => setOpen(opened ? responder.id : null)}
            onChange={(changed) => replace(index, changed)}
            onUp={() => moveUp(index)}
            onRemove={() => replace(index)}
          />
        ))}
      </ol>
      {live && problems.length > 0 && <p className="warning">⚠ {t('responders.not-applied')}</p>}
      {error && <Problem error={error} />}
      <div className="responder-add">
        {responderPresets.map((preset) => (
          <button
            key={preset}
            type="button"
            className="button small"
            disabled={isFull}
            onClick={() =>
              add(presetResponder(preset, { id: crypto.randomUUID(), name: t(`responders.preset.${preset}`) }))
            }
          >
            + {t(`responders.preset.${preset}`)}
          </button>
        ))}
        <button
          type="button"
          className="button small"
          disabled={isFull}
          onClick={() => add(newResponder({ id: crypto.randomUUID(), name: t('responders.new') }))}
        >
          + {t('responders.new')}
        </button>
      </div>
      <details className="responder-help">
        <summary className="dim">{t('responders.templates')}</summary>
        <p className="mono">{templateValues.map((value) => `{{${value}}}`).join('  ')}</p>
        <p className="dim">{t('responders.templates.hint')}</p>
      </details>
    </section>
  )
}
