import { createHash } from 'node:crypto'

import type { Sending } from '../../bench/serving/mixed/load'

/** A question as it was answered at an edition. */
export interface Seen extends Pick<Sending, 'query' | 'variables'> {
  readonly edition: string
  /** Of the bytes of its answer. */
  readonly digest: string
}

export function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url')
}

/** Every question with the edition that it was answered at, and the bytes of that answer. */
export class SeenAnswers {
  readonly #seen = new Map<string, Seen>()

  /**
   * Takes an answer in.
   *
   * @returns whether it is another than was seen before, the same again, or new
   */
  note({ query, variables }: Pick<Sending, 'query' | 'variables'>, edition: string, bytes: Buffer) {
    const digest = digestOf(bytes)
    const key = digestOf(Buffer.from(`${edition}\n${JSON.stringify(variables)}\n${query}`))
    const before = this.#seen.get(key)
    if (before !== undefined) return before.digest === digest ? 'AGAIN' : 'OTHERWISE'
    this.#seen.set(key, { query, variables, edition, digest })
    return 'NEW'
  }

  /** In the order of their editions, so that those who ask again go through each once. */
  get all(): readonly Seen[] {
    const place = ({ edition }: Seen) => Number.parseInt(edition, 10)
    return [...this.#seen.values()].sort((a, b) => place(a) - place(b))
  }

  get editions(): number {
    return new Set([...this.#seen.values()].map(({ edition }) => edition)).size
  }
}
