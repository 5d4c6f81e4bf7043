import { createBridge } from './bridge/bridge'
import { startApp } from './app/start-app'

const root = document.querySelector('#root')
if (!root) throw new Error('index.html has no #root')
startApp(root, createBridge(window.inspector), localStorage)
