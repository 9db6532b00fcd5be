import type { Sending } from '../../bench/serving/mixed/load'
import { askOnce } from '../../bench/serving/mixed/load'
import { decoded } from './decoded'
import type { Snapshots } from './witness'

const NEWEST = 100

const QUESTION = `query Editions($first: Int!) {
  editions(first: $first) { nodes { id snapshots { member snapshot } } }
}`

interface Editions {
  readonly data: {
    readonly editions: {
      readonly nodes: readonly {
        readonly id: string
        readonly snapshots: readonly { readonly member: string; readonly snapshot: number }[]
      }[]
    }
  }
}

/** What each edition reads of each member, as the service tells it when it is asked for its editions. */
export class EditionsKnown {
  readonly #url: string
  readonly #known = new Map<string, Snapshots>()
  #asking: Promise<void> | undefined

  constructor(url: string) {
    this.#url = url
  }

  /** @throws Error where the service does not tell of it among its newest */
  async snapshotsOf(edition: string): Promise<Snapshots> {
    const known = this.#known.get(edition)
    if (known !== undefined) return known
    // What is under way may have been asked before the edition was opened.
    await this.#asking
    if (!this.#known.has(edition)) await (this.#asking = this.#ask())
    const found = this.#known.get(edition)
    if (found === undefined) throw new Error(`the service tells of no edition ${edition}`)
    return found
  }

  async #ask(): Promise<void> {
    const sending: Sending = {
      method: 'POST',
      encoding: 'identity',
      query: QUESTION,
      variables: { first: NEWEST },
    }
    const { data } = JSON.parse(decoded(await askOnce(this.#url, sending)).toString()) as Editions
    for (const { id, snapshots } of data.editions.nodes) {
      this.#known.set(id, Object.fromEntries(snapshots.map(({ member, snapshot }) => [member, snapshot])))
    }
  }
}
