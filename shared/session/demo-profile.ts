import { defaultClientProfile, type ClientProfile } from './client-profile'

/**
 * How the embedded demo server is visited. It connects again twice, so that after the server's goodbye it is seen what
 * a handshake is that breaks off, and one that is refused.
 *
 * @param url of this visit
 */
export const demoProfile = (url: string): ClientProfile => ({
  ...defaultClientProfile,
  url,
  reconnect: { enabled: true, firstWait: 500, longestWait: 500, attempts: 2 },
})
