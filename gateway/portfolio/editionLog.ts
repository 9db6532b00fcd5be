import { createHash } from 'node:crypto'

/** The whole portfolio as known at one instant: the exact key of every answer. */
export interface Edition {
  /** Opaque. */
  readonly id: string
  readonly sequence: number
  /** The instant as of which the edition knows what it knows, ISO. Time-dependent reasons go by it. */
  readonly instant: string
  /** Each member's snapshot sequence; 0 before a first return. */
  readonly snapshots: Readonly<Record<string, number>>
  /** Hash of the register in force. */
  readonly register: string
  /** Why it was opened, for people. */
  readonly cause: string
}

function editionId(edition: Omit<Edition, 'id'>): string {
  const digest = createHash('sha256').update(JSON.stringify(edition)).digest('base64url')
  return `${edition.sequence}.${digest.slice(0, 12)}`
}

/** Portfolio's append-only log of editions. */
export class EditionLog {
  readonly #editions: Edition[] = []
  readonly #byId = new Map<string, Edition>()

  get newest(): Edition | undefined {
    return this.#editions.at(-1)
  }

  find(id: string): Edition | undefined {
    return this.#byId.get(id)
  }

  open(opened: Omit<Edition, 'id' | 'sequence'>): Edition {
    const numbered = { sequence: this.#editions.length + 1, ...opened }
    const edition = Object.freeze({ id: editionId(numbered), ...numbered })
    this.#editions.push(edition)
    this.#byId.set(edition.id, edition)
    return edition
  }
}
