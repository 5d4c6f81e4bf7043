import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { readFormat, writeFormat, type FileFormat } from '../../shared/files/file-format'
import { writeFileWhole } from '../files/write-file-whole'

const choicesSchema = z.object({
  /** Folder of the workspace; `null` for the one that the app has of its own. */
  workspace: z.string().nullable().default(null),
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
  #choices = choicesSchema.parse({})

  constructor(private readonly file: string) {}

  async open(): Promise<void> {
    const text = await readFile(this.file, 'utf8').catch(() => null)
    const reading = text === null ? null : readFormat(format, text)
    if (reading?.ok) this.#choices = reading.value.value
  }

  get workspace(): string | null {
    return this.#choices.workspace
  }

  environment(workspace: string): string | null {
    return Object.hasOwn(this.#choices.environments, workspace) ? (this.#choices.environments[workspace] ?? null) : null
  }

  chooseWorkspace(workspace: string | null): Promise<void> {
    return this.#write({ ...this.#choices, workspace })
  }

  chooseEnvironment(workspace: string, id: string | null): Promise<void> {
    const others = Object.entries(this.#choices.environments).filter(([each]) => each !== workspace)
    const environments = Object.fromEntries(id === null ? others : [...others, [workspace, id]])
    return this.#write({ ...this.#choices, environments })
  }

  async #write(choices: z.infer<typeof choicesSchema>): Promise<void> {
    this.#choices = choices
    await writeFileWhole(this.file, writeFormat(format, choices))
  }
}
