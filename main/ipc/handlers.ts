import { annotationHandlers, type AnnotationPorts } from './annotation-handlers'
import { appHandlers, type AppPorts } from './app-handlers'
import { environmentHandlers, type EnvironmentPorts } from './environment-handlers'
import { exportHandlers, type ExportPorts } from './export-handlers'
import { importHandlers, type ImportPorts } from './import-handlers'
import { libraryHandlers, type LibraryPorts } from './library-handlers'
import { profileHandlers, type ProfilePorts } from './profile-handlers'
import { replayHandlers, type ReplayPorts } from './replay-handlers'
import { serverHandlers, type ServerPorts } from './server-handlers'
import { sessionHandlers, type SessionPorts } from './session-handlers'
import { surveyHandlers, type SurveyPorts } from './survey-handlers'
import { timelineHandlers, type TimelinePorts } from './timeline-handlers'
import { updateHandlers, type UpdatePorts } from './update-handlers'
import type { Handlers } from './register'

/** What the handlers need of the rest of main. */
export type HandlerPorts = SessionPorts &
  ServerPorts &
  TimelinePorts &
  SurveyPorts &
  AnnotationPorts &
  ProfilePorts &
  EnvironmentPorts &
  LibraryPorts &
  ReplayPorts &
  ExportPorts &
  ImportPorts &
  UpdatePorts &
  AppPorts

/** Of all families but settings, which are answered before there are services. */
export type ServiceHandlers = Omit<Handlers, 'settings'>

/** The contract's requests, a file for each family and each a line or two on top of the ports. */
export const createHandlers = (ports: HandlerPorts): ServiceHandlers => ({
  session: sessionHandlers(ports),
  server: serverHandlers(ports),
  timeline: timelineHandlers(ports),
  survey: surveyHandlers(ports),
  annotation: annotationHandlers(ports),
  profile: profileHandlers(ports),
  environment: environmentHandlers(ports),
  library: libraryHandlers(ports),
  replay: replayHandlers(ports),
  export: exportHandlers(ports),
  import: importHandlers(ports),
  update: updateHandlers(ports),
  app: appHandlers(ports),
})
