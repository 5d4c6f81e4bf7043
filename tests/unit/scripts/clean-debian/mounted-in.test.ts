import { describe, expect, it } from 'vitest'
import { mountedIn } from '../../../../scripts/clean-debian/mounted-in.mjs'

const mounts = `proc /proc proc rw,nosuid 0 0
proc /tmp/framescope-debian-1/proc proc rw 0 0
tmpfs /tmp/framescope-debian-1/dev/shm tmpfs rw 0 0
tmpfs /tmp/framescope-debian-12/dev/shm tmpfs rw 0 0
/dev/sda1 /tmp/framescope-debian-1/tmp/.X11-unix ext4 rw 0 0
tmpfs /tmp/with\\040blank/dev/shm tmpfs rw 0 0
`

describe('mountedIn', () => {
  it('finds what has to be unmounted before a system is deleted, the last one first, and nothing of others', () => {
    expect(mountedIn('/tmp/framescope-debian-1', mounts)).toEqual([
      '/tmp/framescope-debian-1/tmp/.X11-unix',
      '/tmp/framescope-debian-1/dev/shm',
      '/tmp/framescope-debian-1/proc',
    ])
  })

  it('understands names with blanks', () => {
    expect(mountedIn('/tmp/with blank', mounts)).toEqual(['/tmp/with blank/dev/shm'])
  })
})
