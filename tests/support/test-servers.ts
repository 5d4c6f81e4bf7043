import { makeSelfSigned } from '../../main/certificates/self-signed-certificate'
import type { Certificates } from '../../main/connections/server-credentials'
import { ServerListener } from '../../main/connections/server-listener'
import type { Servers } from '../../main/sessions/ports'
import { parseCertificateName } from '../../shared/session/certificate-name'

/** A new self-signed certificate each time, kept nowhere. */
export const testCertificates: Certificates = {
  selfSigned: (names) =>
    makeSelfSigned(
      names.map(parseCertificateName).filter((name) => name !== null),
      null,
      Date.now(),
    ),
}

export const testServers: Servers = { bind: (profile) => ServerListener.bind(profile, testCertificates) }
