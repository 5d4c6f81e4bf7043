/** What a client sees of a server's certificate, and a user compares. */
export interface CertificateFacts {
  /** SHA-256 of the certificate, in pairs of hex digits with colons between. */
  readonly fingerprint: string
  /** As OpenSSL writes it, one attribute after the other, e.g. `CN=localhost, O=Example`. */
  readonly subject: string
  /** Names and addresses that it vouches for, without the kind that X.509 has them with. */
  readonly names: readonly string[]
  /** Milliseconds since 1970. */
  readonly validUntil: number
}
