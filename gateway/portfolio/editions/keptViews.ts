import { LRUCache } from 'lru-cache'

import type { PortfolioView } from './view'

/** Editions that have passed, or as of another instant, at which the portfolio is kept worked out. */
const PASSED_KEPT = 16

/**
 * The portfolio as worked out at some editions. The newest stays, whatever else is asked about: nearly all ask for
 * it. Of the others the least recently asked about goes.
 */
export class KeptViews {
  readonly #passed = new LRUCache<string, PortfolioView>({ max: PASSED_KEPT })
  #newest: { readonly id: string; readonly view: PortfolioView } | undefined

  get(editionId: string): PortfolioView | undefined {
    return this.#newest?.id === editionId ? this.#newest.view : this.#passed.get(editionId)
  }

  /** @param newestId the newest edition, of which the view may be */
  set(editionId: string, view: PortfolioView, newestId: string): void {
    if (editionId !== newestId) {
      this.#passed.set(editionId, view)
      return
    }
    if (this.#newest !== undefined) this.#passed.set(this.#newest.id, this.#newest.view)
    this.#passed.delete(editionId)
    this.#newest = { id: editionId, view }
  }

  /** The view whose results a new one carries over: of the newest edition kept, the likeliest to say the same. */
  nearest(editionId: string, newestId: string): PortfolioView | undefined {
    const [recent] = this.#passed.values()
    return editionId === newestId ? (this.#newest?.view ?? recent) : (recent ?? this.#newest?.view)
  }

  /** Lets go of what lacks something that a member would tell. */
  dropIncomplete(): void {
    for (const [id, view] of [...this.#passed.entries()]) if (view.isIncomplete) this.#passed.delete(id)
    if (this.#newest?.view.isIncomplete === true) this.#newest = undefined
  }
}
