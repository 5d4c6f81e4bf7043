import type { Inflater } from '../../shared/protocol/message-assembler'
import { ContextInflater, contextInflaterWorks } from './context-inflater'
import { DictionaryInflater, type InflaterOptions } from './dictionary-inflater'

/** The fastest inflater that works on this runtime; all give the same bytes. */
export function createInflater(options: InflaterOptions): Inflater {
  return contextInflaterWorks() ? new ContextInflater(options) : new DictionaryInflater(options)
}
