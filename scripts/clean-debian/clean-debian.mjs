import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root } from '../root.mjs'
import { say } from '../say.mjs'
import { mountedIn } from './mounted-in.mjs'

const SUITE = process.env.FRAMESCOPE_DEBIAN_SUITE ?? 'bookworm'
const MIRROR = process.env.FRAMESCOPE_DEBIAN_MIRROR ?? 'http://deb.debian.org/debian'
const X11_SOCKETS = '/tmp/.X11-unix'
const USER = 'ann'

/** A Debian with the packages that every Debian has and no others, in a folder of its own, which is entered by chroot. */
export class CleanDebian {
  /** Throws, in words, where one cannot be installed. */
  static check() {
    if (process.getuid?.() !== 0) throw new Error('needs root, for debootstrap, chroot and mount')
    if (!existsSync('/usr/sbin/debootstrap')) throw new Error('needs debootstrap: apt-get install debootstrap')
  }

  folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'framescope-debian-')))

  /** To be removed also where this fails: it may have mounted something by then. */
  install() {
    say(`installing a clean Debian (${SUITE}) into ${this.folder}`)
    // The root of a system is for everybody.
    chmodSync(this.folder, 0o755)
    const cache = path.join(root, '.cache/debian')
    mkdirSync(cache, { recursive: true })
    run('debootstrap', ['--variant=minbase', `--cache-dir=${cache}`, SUITE, this.folder, MIRROR])
    this.#mount('proc', '-t', 'proc', 'proc')
    this.#mount('dev/shm', '-t', 'tmpfs', 'tmpfs')
    // Windows are shown on the display of the system around it.
    this.#mount(`.${X11_SOCKETS}`, '--bind', X11_SOCKETS)
    this.run('useradd', '--create-home', USER)
  }

  /**
   * Runs a program as root, to its end. Returns what it printed.
   * @param {string} program
   * @param {...string} args
   */
  run(program, ...args) {
    return run('chroot', [this.folder, ...this.#environment('/root'), program, ...args])
  }

  /**
   * The command line that runs a program as an ordinary user.
   * @param {...string} program
   * @returns {[command: string, args: string[]]}
   */
  asUser(...program) {
    const [uid, gid] = ['-u', '-g'].map((flag) => this.run('id', flag, USER).trim())
    return ['chroot', [`--userspec=${uid}:${gid}`, this.folder, ...this.#environment(`/home/${USER}`), ...program]]
  }

  /**
   * Copies a file into its /tmp.
   * @param {string} file
   * @returns {string} where it is, seen from inside
   */
  bring(file) {
    const inside = `/tmp/${path.basename(file)}`
    copyFileSync(file, path.join(this.folder, inside))
    return inside
  }

  /** All that is there, but for what is mounted and what the package manager keeps for itself. */
  files() {
    const own = /^(proc|dev|tmp|var\/(lib\/(dpkg|apt)|cache\/(apt|ldconfig|debconf)|log))(\/|$)/
    const listed = run('find', [this.folder, '-xdev', '-mindepth', '1', '-printf', '%P\\n'])
    return listed.split('\n').filter((name) => name !== '' && !own.test(name))
  }

  keep() {
    say(`left behind, with what is mounted in it: ${this.folder}`)
  }

  /** Takes it away, unless something is still mounted in it: that would go as well. Says then what is. */
  remove() {
    // One that is busy keeps none of the others from it.
    for (const mounted of this.#mounted()) spawnSync('umount', [mounted])
    const left = this.#mounted()
    if (left.length > 0) throw new Error(`left behind, with what is mounted in it still: ${left.join(', ')}`)
    rmSync(this.folder, { recursive: true, force: true })
  }

  /**
   * @param {string} inside
   * @param {...string} args
   */
  #mount(inside, ...args) {
    const target = path.join(this.folder, inside)
    mkdirSync(target, { recursive: true })
    run('mount', [...args, target])
  }

  /** Also what was mounted by others, such as debootstrap. */
  #mounted() {
    return mountedIn(this.folder, readFileSync('/proc/self/mounts', 'utf8'))
  }

  /** @param {string} home */
  #environment(home) {
    return [
      '/usr/bin/env',
      '-i',
      'PATH=/usr/sbin:/usr/bin:/sbin:/bin',
      `HOME=${home}`,
      'LANG=C.UTF-8',
      `DISPLAY=${process.env.DISPLAY ?? ''}`,
      'DEBIAN_FRONTEND=noninteractive',
    ]
  }
}

/**
 * @param {string} program
 * @param {string[]} args
 */
function run(program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (status === 0) return stdout
  const words = [program, ...args].join(' ')
  throw new Error(
    `${words} failed: ${error?.message ?? `${stdout}\n${stderr}`.trim().split('\n').slice(-10).join('\n')}`,
  )
}
