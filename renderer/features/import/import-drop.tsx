import { useEffect, useState, type ReactNode } from 'react'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import './import.css'

/** A file that is dropped on the window, where no part of it takes files itself, is imported. */
export function ImportDrop(): ReactNode {
  const importFile = useApp((state) => state.importFile)
  const [over, setOver] = useState(false)
  useEffect(() => {
    const drag = (event: DragEvent): void => {
      const takes = !event.defaultPrevented && hasFiles(event)
      setOver(takes)
      if (takes) event.preventDefault()
    }
    const leave = (event: DragEvent): void => {
      // Out of the window, not from one part of it to another.
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      setOver(false)
      const file = event.dataTransfer?.files[0]
      if (event.defaultPrevented || file === undefined) return
      event.preventDefault()
      void importFile(file)
    }
    window.addEventListener('dragover', drag)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', drag)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [importFile])
  return over ? <div className="import-drop">{t('import.drop')}</div> : null
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true
