import { z } from 'zod'
import { isAccelerator, isOwnShortcut } from './accelerator'

export const acceleratorSchema = z
  .string()
  .max(60)
  .refine((text) => isAccelerator(text) && isOwnShortcut(text))
