import type { SurveyConnections, SurveySeries } from '../../shared/ipc/survey-channels'
import type { Handlers } from './register'

export interface SurveyPorts {
  readonly reader: (session: string) => Promise<{
    readonly survey: {
      series(from: number, to: number | null, buckets: number): Promise<SurveySeries>
      connections(): Promise<SurveyConnections>
    }
  }>
}

export function surveyHandlers(ports: SurveyPorts): Handlers['survey'] {
  return {
    series: async ({ session, from, to, buckets }) => (await ports.reader(session)).survey.series(from, to, buckets),
    connections: async ({ session }) => (await ports.reader(session)).survey.connections(),
  }
}
