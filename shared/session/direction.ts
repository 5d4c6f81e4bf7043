/** Which way bytes went, as seen by the endpoint that Framescope runs: a client session *sent* what the server got. */
export type Direction = 'sent' | 'received'
