import { playFrames, playSmall, playStart, playTour } from './first-scenes.mjs'
import { playComposer, playFilter, playSettings, playSplit, playTimeline } from './timeline-scenes.mjs'
import { playConnect, playEnvironments, playExport, playReplay } from './work-scenes.mjs'
import { playResponders, playServer } from './server-scenes.mjs'

/** What is shown in the pictures, each in an app of its own. @typedef {(stage: import('./stage.mjs').Stage) => Promise<void>} Scene */

/** @type {Readonly<Record<string, Scene>>} */
export const scenes = {
  start: playStart,
  tour: playTour,
  frames: playFrames,
  small: playSmall,
  connect: playConnect,
  timeline: playTimeline,
  filter: playFilter,
  composer: playComposer,
  server: playServer,
  responders: playResponders,
  environments: playEnvironments,
  replay: playReplay,
  export: playExport,
  split: playSplit,
  settings: playSettings,
}
