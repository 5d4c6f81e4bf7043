/** What each peer has answered so far, and so who still owes a reply. */
export class AwaitedReplies {
  /** By connection; replies that are not waited for any more count as heard. */
  readonly #heard = new Map<number, number>()

  arrived(peer: number): void {
    this.#heard.set(peer, this.#heardOf(peer) + 1)
  }

  /** Whether one of these peers has not answered so often. Another one's further replies do not stand in for it. */
  isOwed(replies: number, peers: readonly number[]): boolean {
    return peers.some((peer) => this.#heardOf(peer) < replies)
  }

  /** Waits for none of the first replies any more. */
  giveUp(replies: number, peers: readonly number[]): void {
    for (const peer of peers) this.#heard.set(peer, Math.max(replies, this.#heardOf(peer)))
  }

  #heardOf(peer: number): number {
    return this.#heard.get(peer) ?? 0
  }
}
