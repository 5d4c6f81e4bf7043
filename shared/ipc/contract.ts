import type { Result } from '../errors/app-error'
import { annotationChannels } from './annotation-channels'
import { appChannels } from './app-channels'
import type { FileRequest, Push, Request } from './channel'
import { environmentChannels } from './environment-channels'
import { exportChannels } from './export-channels'
import { importChannels } from './import-channels'
import { libraryChannels } from './library-channels'
import { profileChannels } from './profile-channels'
import { replayChannels } from './replay-channels'
import { serverChannels } from './server-channels'
import { sessionChannels } from './session-channels'
import { settingsChannels } from './settings-channels'
import { surveyChannels } from './survey-channels'
import { timelineChannels } from './timeline-channels'
import { updateChannels } from './update-channels'

/** Everything that may cross between renderer and main. Main registers it, preload exposes it, the bridge calls it. */
export const contract = {
  session: sessionChannels,
  server: serverChannels,
  timeline: timelineChannels,
  survey: surveyChannels,
  annotation: annotationChannels,
  profile: profileChannels,
  environment: environmentChannels,
  library: libraryChannels,
  replay: replayChannels,
  export: exportChannels,
  import: importChannels,
  settings: settingsChannels,
  update: updateChannels,
  app: appChannels,
}
export type Contract = typeof contract

type Call<Channel> =
  Channel extends FileRequest<infer Reply> ? (file: object) => Promise<Result<Reply>> : CallWithData<Channel>

type CallWithData<Channel> =
  Channel extends Request<infer Input, infer Reply>
    ? undefined extends Input
      ? () => Promise<Result<Reply>>
      : (input: Input) => Promise<Result<Reply>>
    : Channel extends Push<infer Payload>
      ? /** Returns the function that ends the subscription. */ (listener: (payload: Payload) => void) => () => void
      : never

/** `window.inspector`: the complete surface that the page has to reach main. */
export type Inspector = {
  readonly [Family in keyof Contract]: {
    readonly [Verb in keyof Contract[Family]]: Call<Contract[Family][Verb]>
  }
}
