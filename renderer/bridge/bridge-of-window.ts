import { createBridge, type Bridge } from './bridge'

/** The bridge of the app itself: the one place that touches what the preload script left. */
export const bridgeOfWindow = (): Bridge => createBridge(window.inspector)
