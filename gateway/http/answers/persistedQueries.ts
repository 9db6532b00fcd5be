import { LRUCache } from 'lru-cache'

import { Refused } from '../../../base/http/refused'

const BYTES_KEPT = 4 * 1024 * 1024

/** The documents that clients have registered by their hash, so that they need not send them again. */
export class PersistedQueries {
  readonly #texts = new LRUCache<string, string>({
    maxSize: BYTES_KEPT,
    sizeCalculation: (query, hash) => query.length + hash.length,
  })

  register(sha256Hash: string, query: string): void {
    this.#texts.set(sha256Hash, query)
  }

  /** @throws Refused PERSISTED_QUERY_NOT_FOUND, upon which clients send the text */
  get(sha256Hash: string): string {
    const query = this.#texts.get(sha256Hash)
    // The words and the status by which clients know it.
    if (query === undefined) throw new Refused(200, 'PersistedQueryNotFound', 'PERSISTED_QUERY_NOT_FOUND')
    return query
  }
}
