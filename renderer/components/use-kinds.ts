import { useRef } from 'react'

interface Kinds<Value extends { readonly kind: string }> {
  /** As it was typed when it was of this kind last, else new. */
  readonly ofKind: (kind: Value['kind']) => Value
  readonly change: (value: Value) => void
}

/**
 * Keeps what is typed for one kind of something while another kind of it is looked at. All changes go through it: a value
 * that came otherwise is of something else, with which nothing of the one before has to do.
 */
export function useKinds<Value extends { readonly kind: string }>(
  value: Value,
  onChange: (value: Value) => void,
  newOf: (kind: Value['kind'], before: Value) => Value,
): Kinds<Value> {
  const typed = useRef({ last: value, byKind: new Map<string, Value>() })

  function typedOfThis(): Map<string, Value> {
    if (typed.current.last !== value) typed.current = { last: value, byKind: new Map() }
    return typed.current.byKind
  }

  return {
    ofKind: (kind) => typedOfThis().get(kind) ?? newOf(kind, value),
    change(next) {
      typedOfThis().set(value.kind, value).set(next.kind, next)
      typed.current.last = next
      onChange(next)
    },
  }
}
