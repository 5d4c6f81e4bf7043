/** Headers of a request or response in wire order, case and duplicates kept. */
export type HeaderList = readonly (readonly [name: string, value: string])[]

/** Values of all headers of that name (RFC 9110 §5.1: names ignore case), in wire order. */
export function headerValues(headers: HeaderList, name: string): readonly string[] {
  const wanted = name.toLowerCase()
  return headers.filter(([candidate]) => candidate.toLowerCase() === wanted).map(([, value]) => value)
}

/** Elements of a comma-separated list, over all headers of that name (RFC 9110 §5.6.1: empty ones do not count). */
export function headerElements(headers: HeaderList, name: string): readonly string[] {
  return headerValues(headers, name)
    .flatMap((value) => value.split(','))
    .map((element) => element.trim())
    .filter((element) => element !== '')
}
