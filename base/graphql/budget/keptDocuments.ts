import { LRUCache } from 'lru-cache'

import type { AdmittedDocument } from './queryBudget'

/** A document that has been parsed, admitted and validated. */
export interface KeptDocument {
  readonly admitted: AdmittedDocument
  /** Everything that is kept for it, in bytes: about what the heap has grown by. */
  readonly bytes: number
}

export interface KeptDocumentsOptions {
  readonly maxDocuments: number
  readonly maxBytes: number
}

/** Measured by the heap's growth: what a document takes for each character, functions compiled of it included. */
const BYTES_A_CHARACTER = 110
/** What it takes beside, however short. */
const BYTES_A_DOCUMENT = 3_500

/** The bytes that documents take once they are parsed and compiled, by their texts. */
export function bytesOfDocuments(...texts: readonly string[]): number {
  return texts.reduce((sum, { length }) => sum + BYTES_A_DOCUMENT + length * BYTES_A_CHARACTER, 0)
}

/**
 * The documents that are known, by the hash of their text. Whatever else is kept for a document (its plan, functions
 * compiled of it, texts printed of it) is held by the document and goes with it, so that this bounds all of it, by
 * number and by bytes.
 */
export class KeptDocuments {
  readonly #documents: LRUCache<string, KeptDocument>

  constructor({ maxDocuments, maxBytes }: KeptDocumentsOptions) {
    this.#documents = new LRUCache({
      max: maxDocuments,
      maxSize: maxBytes,
      sizeCalculation: ({ bytes }) => bytes,
    })
  }

  find(hash: string): AdmittedDocument | undefined {
    return this.#documents.get(hash)?.admitted
  }

  keep(hash: string, admitted: AdmittedDocument, bytes: number): void {
    this.#documents.set(hash, { admitted, bytes })
  }

  /** Counts what has come to be held for a document beside what was counted before. */
  grow(hash: string, bytes: number): void {
    const kept = this.#documents.peek(hash)
    if (kept === undefined) return
    // What is set again unchanged is not counted again.
    this.#documents.delete(hash)
    this.#documents.set(hash, { ...kept, bytes: kept.bytes + bytes })
  }

  get count(): number {
    return this.#documents.size
  }

  get bytes(): number {
    return this.#documents.calculatedSize
  }
}
