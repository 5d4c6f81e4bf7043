import type { ReactNode } from 'react'
import { classes } from './classes'
import './bit-diagram.css'

/** A field of a header, so many bits wide. */
export interface DrawnBits {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly bits: number
  readonly isSet: boolean
  /** Something is said about it just now. */
  readonly isPointedAt?: boolean
  /** Turns the bit over; a field without it is only drawn. */
  readonly onToggle?: (() => void) | undefined
}

/** The RFCs draw 32 bits a line; half of that is legible in a pane. */
const BITS_PER_LINE = 16

/** Bits side by side, as RFCs draw them. What can be turned over is a button; the rest has to be said elsewhere too. */
export function BitDiagram({ fields }: { readonly fields: readonly DrawnBits[] }): ReactNode {
  return (
    <div className="bits">
      {fields.map((field) => (
        <Bits key={field.name} field={field} />
      ))}
    </div>
  )
}

function Bits({
  field: { label, value, bits, isSet, isPointedAt, onToggle },
}: {
  readonly field: DrawnBits
}): ReactNode {
  const cell = {
    className: classes('bit', isSet && 'set', isPointedAt && 'pointed-at'),
    style: { gridColumn: `span ${Math.min(bits, BITS_PER_LINE)}` },
    children: (
      <>
        {label}
        {/* Of a button, that it is pressed says as much. */}
        <b aria-hidden="true">{value}</b>
      </>
    ),
  }
  if (onToggle === undefined) return <div {...cell} aria-hidden="true" />
  return <button type="button" {...cell} aria-pressed={isSet} onClick={onToggle} />
}
