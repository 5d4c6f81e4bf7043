/** What all of the renderer says, it says through these. */
export { t, say } from '../../shared/wording/translate'
