import { z } from 'zod'
import type { FileFormat } from '../../shared/files/file-format'
import { OwnFile } from '../files/own-file'

const choicesSchema = z.object({
  /** Folder of the workspace; `null` for the one that the app has of its own. */
  workspace: z.string().nullable().default(null),
  /** Folders of all that were ever chosen: what they refer to is theirs while they are there. */
  workspaces: z.array(z.string()).default([]),
  /** Ids of environments, by the folder of the workspace. */
  environments: z.record(z.string(), z.string()).default({}),
})

const format: FileFormat<z.infer<typeof choicesSchema>> = {
  name: 'framescope-choices',
  version: 1,
  schema: choicesSchema,
  migrations: {},
}

/** What somebody works in is theirs: it is remembered outside of the workspace, which others share. */
export class Choices {
  readonly #file: OwnFile<z.infer<typeof choicesSchema>>

  constructor(file: string) {
    this.#file = new OwnFile({ file, format, empty: choicesSchema.parse({}) })
  }

  /** Where the file cannot be read, nothing is chosen, until the next choice says what is wrong with it. */
  async open(): Promise<void> {
    await this.#file.read().catch(() => {})
  }

  get workspace(): string | null {
    return this.#file.value.workspace
  }

  /** Folders that were in use before the one that is, but for the one that the app has of its own. */
  get workspaces(): readonly string[] {
    const { workspaces, environments } = this.#file.value
    return [...new Set([...workspaces, ...Object.keys(environments)])]
  }

  environment(workspace: string): string | null {
    const { environments } = this.#file.value
    return Object.hasOwn(environments, workspace) ? (environments[workspace] ?? null) : null
  }

  chooseWorkspace(workspace: string | null): Promise<void> {
    return this.#file.change((choices) => {
      const chosen = [choices.workspace, workspace].filter((each) => each !== null)
      return { ...choices, workspace, workspaces: [...new Set([...choices.workspaces, ...chosen])] }
    })
  }

  chooseEnvironment(workspace: string, id: string | null): Promise<void> {
    return this.#file.change((choices) => {
      const others = Object.entries(choices.environments).filter(([each]) => each !== workspace)
      return { ...choices, environments: Object.fromEntries(id === null ? others : [...others, [workspace, id]]) }
    })
  }
}
