// npm run test:deb: the deb, and the tar.gz, on a clean Debian of their own. Needs Debian or Ubuntu, root, debootstrap and the
// network; takes some minutes. `-- --keep` leaves the system behind to look into.
import './bootstrap/check-node.mjs'
import './keep-exit-code.mjs'
import { bootstrap } from './bootstrap.mjs'
import { buildApp } from './build.mjs'
import { mainScript } from './main-script.mjs'
import { root } from './root.mjs'
import { ensureDisplay } from './virtual-display.mjs'

await mainScript(async () => {
  process.chdir(root)
  const runtime = await bootstrap({ forTests: false })
  // Loaded late: the bootstrap may just have installed what they build on.
  const [{ distribute }, { proveDeb, proveTarball }, { CleanDebian }] = await Promise.all([
    import('./packaging/distribute.mjs'),
    import('./clean-debian/prove-packages.mjs'),
    import('./clean-debian/clean-debian.mjs'),
  ])
  CleanDebian.check()
  buildApp()
  if (!(await distribute(runtime, ['tar.gz', 'deb']))) throw new Error('the packages could not be built')
  const endDisplay = await ensureDisplay()
  const debian = new CleanDebian()
  try {
    debian.install()
    await proveDeb(debian)
    await proveTarball()
  } finally {
    // First: what is mounted may not be let go of.
    endDisplay()
    if (process.argv.includes('--keep')) debian.keep()
    else debian.remove()
  }
})
