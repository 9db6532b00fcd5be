import type { DocumentNode } from 'graphql'
import { BREAK, visit } from 'graphql'
import { LRUCache } from 'lru-cache'

import { parseEditionId } from '../../../schema/facts/snapshots/knowable'
import type { Representation } from './representations'

type Data = Record<string, unknown>

/** How many questions that were put once are remembered as such. */
const MOST_ASKED_ONCE = 10_000

/** A document by a number, and whether it asks for the edition itself. */
interface Known {
  readonly number: number
  readonly isOfEdition: boolean
}

function tellsEdition(document: DocumentNode): boolean {
  let found = false
  visit(document, {
    Field: ({ name }) => {
      if (name.value !== 'edition') return undefined
      found = true
      return BREAK
    },
  })
  return found
}

/**
 * What a member has answered of its snapshots. A snapshot never changes, so that the same question about it is not
 * put again in a later edition that another member has opened. An answer is kept from the second time on:
 * most questions are put once.
 */
export class MemberAnswers {
  readonly #answers: LRUCache<string, string>
  readonly #asked = new LRUCache<string, true>({ max: MOST_ASKED_ONCE })
  readonly #documents = new WeakMap<DocumentNode, Known>()
  #known = 0

  constructor(maxBytes: number) {
    this.#answers = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: (text, key) => text.length + key.length,
    })
  }

  /**
   * What tells a question about snapshots from every other. Of an edition it takes only by when things had to be
   * knowable, unless the question asks for the edition itself.
   *
   * @param document the same object each time that the document is the same
   */
  keyOf(document: DocumentNode, variables: Readonly<Record<string, unknown>>): string {
    const { number, isOfEdition } = this.#documents.get(document) ?? this.#register(document)
    const representations = variables['representations'] as readonly Representation[]
    const about = isOfEdition ? representations : representations.map(withoutEdition)
    return `${number}|${JSON.stringify({ ...variables, representations: about })}`
  }

  #register(document: DocumentNode): Known {
    this.#known += 1
    const known = { number: this.#known, isOfEdition: tellsEdition(document) }
    this.#documents.set(document, known)
    return known
  }

  /** The answer kept, each time a copy of its own: the gateway writes into it. */
  find(key: string): Data | undefined {
    const text = this.#answers.get(key)
    return text === undefined ? undefined : (JSON.parse(text) as Data)
  }

  /** Keeps an answer that is whole, where the question has been put before. */
  keep(key: string, data: Data): void {
    if (this.#asked.has(key)) this.#answers.set(key, JSON.stringify(data))
    else this.#asked.set(key, true)
  }
}

function withoutEdition({ edition, ...rest }: Representation): Representation {
  const asOf = typeof edition === 'string' ? parseEditionId(edition)?.asOf : undefined
  return { ...rest, asOf: asOf ?? null }
}
