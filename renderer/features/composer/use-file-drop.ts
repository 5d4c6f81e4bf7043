import { useState, type DragEvent } from 'react'
import { useApp } from '../../store/store-context'

/** What is dropped here is what is sent next. Text that is dragged is left to the editor. */
export function useFileDrop() {
  const [isOver, setOver] = useState(false)
  const dropFiles = useApp((state) => state.dropFiles)

  const hasFile = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files')
  const handlers = {
    // Before the editor, which would insert what is in the file.
    onDragOverCapture(event: DragEvent) {
      if (!hasFile(event)) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave(event: DragEvent) {
      const { relatedTarget, currentTarget } = event
      if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setOver(false)
    },
    onDropCapture(event: DragEvent) {
      if (!hasFile(event)) return
      event.preventDefault()
      event.stopPropagation()
      setOver(false)
      void dropFiles([...event.dataTransfer.files])
    },
  }
  return { isOver, handlers }
}
