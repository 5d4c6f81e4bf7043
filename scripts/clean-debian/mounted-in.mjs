/**
 * Folders in this one that something is mounted on, the innermost and last mounted first: as they have to be unmounted.
 * @param {string} folder
 * @param {string} mounts what `/proc/self/mounts` says
 */
export function mountedIn(folder, mounts) {
  const places = mounts.split('\n').map((line) => inPlain(line.split(' ')[1] ?? ''))
  return places.filter((place) => place.startsWith(`${folder}/`)).toReversed()
}

/** Blanks and the like are in octal there. @param {string} place */
function inPlain(place) {
  return place.replaceAll(/\\([0-7]{3})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 8)))
}
