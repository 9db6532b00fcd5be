import type { DocumentNode } from 'graphql'
import { print } from 'graphql'

import { Problem } from '../../problems/problem'
import type { Logger } from '../../process/logger'

/** The reasons for which the standard path answers in the place of the fast path. */
export const FALLBACK_REASONS = [
  /** The operation asks for something that is not compiled, such as a directive or introspection. */
  'OPERATION_NOT_COMPILED',
  /** The gateway's operation asks for something that its functions do not cover, such as introspection. */
  'OPERATION_NOT_PLANNED',
  /** The variables are wrong: graphql-js says what is wrong with them. */
  'VARIABLES_REFUSED',
  /** A value is not of the plain form, such as null where the schema promises a value. */
  'VALUE_NOT_PLAIN',
  /** A resolver refused or failed: graphql-js says where. */
  'RESOLVER_FAILED',
  /** The fast path itself failed. */
  'FAULT',
] as const

export type FallbackReason = (typeof FALLBACK_REASONS)[number]

/** Longer documents are cut in the log. */
const MOST_CHARACTERS_LOGGED = 2_000

/** Counts, by reason, how often the standard path has answered in the place of the fast path. */
export class Fallbacks {
  readonly #counts = new Map<FallbackReason, number>(FALLBACK_REASONS.map((reason) => [reason, 0]))
  readonly #told = new WeakSet<DocumentNode>()
  readonly #logger: Pick<Logger, 'warn'>

  constructor(logger: Pick<Logger, 'warn'>) {
    this.#logger = logger
  }

  count(reason: FallbackReason): void {
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1)
  }

  /** Counts a fault of the fast path, and logs it. */
  countFault(document: DocumentNode, cause: unknown): void {
    this.count('FAULT')
    this.logFault(document, cause)
  }

  /** Logs a fault of the fast path, once for each document. */
  logFault(document: DocumentNode, cause: unknown): void {
    if (this.#told.has(document)) return
    this.#told.add(document)
    const { code, message } = new Problem(
      'FAST_PATH_FAILED',
      'The fast path failed on a document; the standard path answers it',
    )
    const text = print(document).slice(0, MOST_CHARACTERS_LOGGED)
    this.#logger.warn({ code, document: text, err: cause }, message)
  }

  /** Returns how often each reason has occurred since the service started. */
  get counts(): Readonly<Record<FallbackReason, number>> {
    return Object.fromEntries(this.#counts) as Record<FallbackReason, number>
  }
}
