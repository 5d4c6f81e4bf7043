import { startApp } from './app/start-app'
import { bridgeOfWindow } from './bridge/bridge-of-window'

const root = document.querySelector('#root')
if (!root) throw new Error('index.html has no #root')
void startApp(root, bridgeOfWindow(), localStorage)
