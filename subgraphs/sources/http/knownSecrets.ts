/** Secrets that a client has used, so that none is quoted when a source repeats what it was sent. */
export class KnownSecrets {
  readonly #secrets = new Set<string>()

  /** Takes note of a secret, and of how it is written in an address. */
  add(secret: string): void {
    if (secret !== '') this.#secrets.add(secret).add(encodeURIComponent(secret))
  }

  /** Text of a source with an ellipsis in place of every secret; the longest first, for one may hold another. */
  readonly hide = (text: string): string =>
    [...this.#secrets]
      .sort((a, b) => b.length - a.length)
      .reduce((told, one) => told.replaceAll(one, '…'), text)
}
