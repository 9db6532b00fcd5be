import type { ApolloServer } from '@apollo/server'

import { Book } from '../../schema/facts/snapshots/book'
import type { Snapshot } from '../../schema/facts/snapshots/snapshot'
import { storeRegister } from '../../subgraphs/register/storedRegister'
import { assemble } from '../../gateway/federation/supergraph/assemble'
import type { EditionRow } from '../../gateway/portfolio/editions/edition'
import type { EditionStore } from '../../gateway/portfolio/editions/store/editionStore'
import { MemoryEditionStore } from '../../gateway/portfolio/editions/store/memoryEditionStore'
import type { GatewayContext } from '../../gateway/federation/gatewayContext'
import { createServer } from '../../gateway/federation/server'
import { newRecord } from '../../gateway/federation/members/failures'
import { fictionalBooks, fictionalRegister } from './fictional'
import { testedExecution } from './testedExecution'

/** The fictional members' snapshots as first told, each recorded at the instant given. */
export function fictionalSnapshots(recorded: string): ReadonlyMap<string, readonly Snapshot[]> {
  return new Map(
    [...fictionalBooks()].map(([id, book]) => [id, book.after(0).map((one) => ({ ...one, recorded }))]),
  )
}

/** A portfolio over snapshots that come one by one, under a clock that stands where it is set. */
export class History {
  readonly #clock: { now: string }
  readonly #books: ReadonlyMap<string, Book>
  readonly #assembly: ReturnType<typeof assemble>
  readonly #server: ApolloServer<GatewayContext>

  constructor(now: string, store: EditionStore = new MemoryEditionStore(), register = fictionalRegister()) {
    this.#clock = { now }
    this.#books = new Map([...fictionalBooks().keys()].map((id) => [id, new Book(id)]))
    this.#assembly = assemble(register, this.#books, {
      execution: testedExecution(),
      now: () => new Date(this.#clock.now),
      store,
    })
    this.#server = createServer({
      supergraphSdl: this.#assembly.composition.supergraphSdl,
      services: this.#assembly.services,
      memberTimeoutMillis: 10_000,
      execution: testedExecution(),
      onFailure: () => undefined,
    })
  }

  get portfolio() {
    return this.#assembly.portfolio
  }

  at(now: string): this {
    this.#clock.now = now
    return this
  }

  tell(member: string, snapshot: Snapshot): this {
    this.#books.get(member)?.add(snapshot)
    return this
  }

  /** What a member has told so far. */
  told(member: string): readonly Snapshot[] {
    return this.#books.get(member)?.after(0) ?? []
  }

  tellAll(snapshots: ReadonlyMap<string, readonly Snapshot[]>): this {
    for (const [member, all] of snapshots) for (const one of all) this.tell(member, one)
    return this
  }

  /** The bytes of an answer. */
  async ask(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<string> {
    // As the keeper does at midnight, under a clock that is moved.
    await this.portfolio.open()
    const { body } = await this.#server.executeOperation(
      { query, variables: { ...variables } },
      { contextValue: { record: newRecord() } },
    )
    if (body.kind !== 'single') throw new Error('the answer came in parts')
    const invalid = body.singleResult.errors?.find(
      ({ extensions }) => extensions?.['code'] === 'GRAPHQL_VALIDATION_FAILED',
    )
    if (invalid !== undefined) throw new Error(invalid.message)
    return JSON.stringify(body.singleResult)
  }

  stop(): Promise<void> {
    return this.#server.stop()
  }
}

/** A log as it was at an instant. */
export async function logUntil(rows: readonly EditionRow[], instant: string): Promise<EditionStore> {
  const store = new MemoryEditionStore()
  const kept = rows.filter((row) => row.instant <= instant)
  if (kept.length > 0) await store.append(kept, storeRegister(fictionalRegister()))
  return store
}
