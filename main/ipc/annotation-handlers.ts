import type { Annotation } from '../../shared/session/annotation'
import type { Handlers } from './register'

export interface AnnotationPorts {
  readonly annotate: (session: string, annotation: Annotation) => Promise<void>
  readonly reader: (session: string) => Promise<{ readonly annotations: readonly Annotation[] }>
}

export function annotationHandlers(ports: AnnotationPorts): Handlers['annotation'] {
  return {
    async set({ session, ...annotation }) {
      await ports.annotate(session, annotation)
      return null
    },
    list: async ({ session }) => (await ports.reader(session)).annotations,
  }
}
