import { ToggleGroup } from 'radix-ui'
import type { ReactNode } from 'react'
import './controls.css'

export interface Segment<Value extends string> {
  readonly value: Value
  readonly label: string
}

interface SegmentsProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly segments: readonly Segment<Value>[]
  readonly onChange: (value: Value) => void
}

/** One of a few, all of them in sight. */
export function Segments<Value extends string>({ label, value, segments, onChange }: SegmentsProps<Value>): ReactNode {
  const choose = (chosen: string) => {
    const segment = segments.find((each) => each.value === chosen)
    // Pressing the chosen one again gives an empty value: there is always one.
    if (segment) onChange(segment.value)
  }
  return (
    <ToggleGroup.Root className="segments" type="single" aria-label={label} value={value} onValueChange={choose}>
      {segments.map((segment) => (
        <ToggleGroup.Item key={segment.value} value={segment.value}>
          {segment.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
