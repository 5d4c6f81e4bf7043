/**
 * What comes of a part of the state, worked out once for as long as that part is the same object: selectors are asked at
 * every change of the store, thirty times a second and more.
 */
export function derived<Part extends object, Value>(work: (part: Part) => Value): (part: Part) => Value {
  const known = new WeakMap<Part, { readonly value: Value }>()
  return (part) => {
    const before = known.get(part)
    if (before) return before.value
    const value = work(part)
    known.set(part, { value })
    return value
  }
}
