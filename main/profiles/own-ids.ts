/**
 * Of files with the same id, as copies made by hand have, one keeps it: the one that has it already. The others get ids of
 * their own, which stay theirs from look to look and are written with their next change.
 */
export class OwnIds {
  #owners = new Map<string, string>()
  #aliases = new Map<string, string>()

  constructor(private readonly newId: () => string) {}

  /** By path, of those that need one. */
  assign(files: ReadonlyMap<string, { readonly id: string }>): ReadonlyMap<string, string> {
    const owners = new Map<string, string>()
    for (const [path, { id }] of files) if (!owners.has(id) || this.#owners.get(id) === path) owners.set(id, path)
    const aliases = new Map<string, string>()
    for (const [path, { id }] of files)
      if (owners.get(id) !== path) aliases.set(path, this.#aliases.get(path) ?? this.newId())
    this.#owners = owners
    this.#aliases = aliases
    return aliases
  }
}
