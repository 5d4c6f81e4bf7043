import { useMemo, type ReactNode } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { emptyFrame, readFrame, type FrameDraft } from '../../../shared/composer/frame-draft'
import type { AppError } from '../../../shared/errors/app-error'
import { judgeFrames, type FrameWarning } from '../../../shared/protocol/judge-frames'
import { classes } from '../../components/classes'
import { composerRole, senderState } from '../../store/composer-slice'
import { useApp } from '../../store/store-context'
import { opcodeName } from '../../../shared/wording/opcode-name'
import { t } from '../../wording/translate'
import { FrameFields } from './frame-fields'
import { FrameWarnings } from './frame-warnings'
import './frames-editor.css'

interface FramesEditorProps {
  readonly frames: readonly FrameDraft[]
  /** Place of the one that is being edited. */
  readonly selected: number
  readonly describedBy: string | undefined
}

/** Frames of which every bit is chosen, sent one behind the other; what the RFC has against them is said, not refused. */
export function FramesEditor({ frames, selected, describedBy }: FramesEditorProps): ReactNode {
  const role = useApp(composerRole)
  const sender = useApp(useShallow(senderState))
  const frame = frames[selected] ?? emptyFrame
  const readings = useMemo(() => frames.map((each) => readFrame(each, role)), [frames, role])
  const warnings = useMemo((): readonly FrameWarning[] => {
    const readable = readings.flatMap((reading) => (reading.ok ? [reading.value] : []))
    // The order matters: with one frame that is none yet, nothing can be said of those behind it.
    return readable.length === readings.length ? judgeFrames(readable, sender).warnings : []
  }, [readings, sender])
  const reading = readings[selected]
  const error = reading !== undefined && !reading.ok ? reading.error : null
  return (
    <div className="frames-editor">
      <FrameList frames={frames} selected={selected} warnings={warnings} errors={readings.map(errorOf)} />
      <div className="frame-form">
        <FrameWarnings warnings={warnings} selected={selected} several={frames.length > 1} />
        <FrameFields
          key={selected}
          frame={frame}
          made={reading?.ok ? reading.value : null}
          error={error}
          describedBy={describedBy}
        />
      </div>
    </div>
  )
}

const errorOf = (reading: ReturnType<typeof readFrame>): AppError | null => (reading.ok ? null : reading.error)

interface FrameListProps {
  readonly frames: readonly FrameDraft[]
  readonly selected: number
  readonly warnings: readonly FrameWarning[]
  readonly errors: readonly (AppError | null)[]
}

function FrameList({ frames, selected, warnings, errors }: FrameListProps): ReactNode {
  const edit = useApp((state) => state.editComposer)
  const add = useApp((state) => state.addFrame)
  const remove = useApp((state) => state.removeFrame)
  const warned = new Set(warnings.map(({ frame }) => frame))
  return (
    <div className="frame-list">
      <ol aria-label={t('frames.list')}>
        {frames.map((frame, place) => (
          // Frames have no name but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={place}>
            <button
              type="button"
              className="frame-item"
              aria-current={place === selected}
              onClick={() => edit({ frame: place })}
            >
              <span className="faint">{place + 1}</span> {opcodeName(frame.opcode)}
              {!frame.fin && <span className="dim"> …</span>}
              <Sign error={errors[place] ?? null} warned={warned.has(place)} />
            </button>
          </li>
        ))}
      </ol>
      <div className="frame-list-tools">
        <button
          type="button"
          className="button quiet small icon"
          aria-label={t('frames.add')}
          title={t('frames.add')}
          onClick={add}
        >
          +
        </button>
        <button
          type="button"
          className="button quiet small icon"
          aria-label={t('frames.remove')}
          title={t('frames.remove')}
          disabled={frames.length === 1}
          onClick={remove}
        >
          −
        </button>
      </div>
    </div>
  )
}

function Sign({ error, warned }: { readonly error: AppError | null; readonly warned: boolean }): ReactNode {
  if (error === null && !warned) return null
  const label = t(error === null ? 'frames.forbidden' : 'frames.wrong')
  return (
    <span className={classes('frame-sign', error === null ? 'warning' : 'error')} title={label}>
      <span aria-hidden="true">{error === null ? '⚠' : '✕'}</span>
      <span className="sr-only">{label}</span>
    </span>
  )
}
