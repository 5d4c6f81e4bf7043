import { z } from 'zod'
import { errorCodes } from './error-code'

/** An error as it is kept; its cause is not. */
export const appErrorSchema = z.object({ code: z.enum(errorCodes), params: z.record(z.string(), z.string()) })
