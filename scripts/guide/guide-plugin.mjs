import { buildGuide, guideFiles } from './build-guide.mjs'

/**
 * The user guide beside main, which serves it: pages made of docs/ when the app is built.
 * @type {import('vite').Plugin}
 */
export const guide = {
  name: 'guide',
  applyToEnvironment: ({ name }) => name === 'main',
  async buildStart() {
    for (const file of await guideFiles()) this.addWatchFile(file)
  },
  async generateBundle() {
    for (const [place, source] of await buildGuide())
      this.emitFile({ type: 'asset', fileName: `guide/${place}`, source })
  },
}
