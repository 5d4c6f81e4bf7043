import { z } from 'zod'
import type { AppError } from '../errors/app-error'
import type { FileFormat } from '../files/file-format'
import { secretReferenceSchema } from '../profile/stored-secrets'
import { isVariableName } from '../variables/variable-template'

const MAX_VARIABLES = 1000
const MAX_VALUE = 1024 * 1024

const variableName = z.string().refine(isVariableName, 'no name of a variable')
const value = z.string().max(MAX_VALUE)
export const environmentNameSchema = z.string().trim().min(1).max(200)

/** One value for each name. */
const distinct = (variables: readonly { readonly name: string }[]): boolean =>
  new Set(variables.map(({ name }) => name)).size === variables.length

const environmentFileSchema = z.object({
  id: z.string().min(1).max(200),
  name: environmentNameSchema,
  variables: z
    .array(z.object({ name: variableName, value: z.union([value, secretReferenceSchema]) }))
    .max(MAX_VARIABLES)
    .refine(distinct, 'two variables with the same name'),
})
export type EnvironmentFile = z.infer<typeof environmentFileSchema>

export const environmentFormat: FileFormat<EnvironmentFile> = {
  name: 'framescope-environment',
  version: 1,
  schema: environmentFileSchema,
  migrations: {},
}

/** A named set of variables, as the window shows and edits it. */
export interface Environment {
  readonly id: string
  readonly name: string
  readonly variables: readonly Variable[]
}

export interface Variable {
  readonly name: string
  /** Of a secret one it stays in main: `null`. */
  readonly value: string | null
  readonly secret: boolean
  /** A secret whose value this computer does not know. */
  readonly missing: boolean
}

export interface EnvironmentList {
  /** By name. */
  readonly environments: readonly Environment[]
  /** The one whose variables hold; `null` for none. */
  readonly active: string | null
  readonly rejected: readonly { readonly path: string; readonly error: AppError }[]
  readonly problem: AppError | null
  /** `false`: the system has no keyring, so that secrets are known until the app ends. */
  readonly secretsLast: boolean
}

const named = { was: variableName.nullable(), name: variableName }

/** `was` is the name that it had; `value: null` leaves a secret one as it is. What is public has to be said. */
export const editedVariablesSchema = z
  .array(
    z.discriminatedUnion('secret', [
      z.object({ secret: z.literal(true), value: value.nullable(), ...named }),
      z.object({ secret: z.literal(false), value, ...named }),
    ]),
  )
  .max(MAX_VARIABLES)
  .refine(distinct, 'two variables with the same name')
export type EditedVariables = z.infer<typeof editedVariablesSchema>
