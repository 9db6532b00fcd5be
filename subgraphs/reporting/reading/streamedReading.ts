import { KEY_SEPARATOR } from '../../../schema/facts/records/records'
import type { Note } from '../../../schema/facts/snapshots/snapshot'
import type { Found } from '../ledger/ledger'
import { refusalByGate } from '../mapping/gates'
import { openTables, recordMappings } from '../mapping/records/openTables'
import type { OpenTables } from '../mapping/records/openTables'
import type { RecordFault } from '../mapping/fields/readCell'
import type { ReadingContext } from '../mapping/records/recordReader'
import { Settlement } from '../mapping/records/settlement'
import { KeysMet, twinsAmong } from '../mapping/keys/twins'
import type { OpenReading, ReadingConclusion } from './openedReading'
import { ReadAgain } from './readAgain'
import type { ReadOptions } from './readPayload'
import type { RawSource } from '../../sources/table/rawTable'
import type { SourceConfiguration } from '../config/subgraphFile'

/**
 * A reading that keeps none of its records, and comes to what reading the whole would come to. It begins in the
 * belief that each key comes once and that the gates will let it through. Where it meets a key that may have come
 * before, or a gate refuses, it asks to be read again, and knows better then.
 */
export class StreamedReading implements OpenReading {
  readonly mappingHash: string
  readonly encoding?: string
  readonly #source: SourceConfiguration
  readonly #options: ReadOptions
  readonly #tables: OpenTables
  readonly #columnNotes: readonly Note[]
  #twins: ReadonlyMap<number, readonly RecordFault[]> | undefined
  #isRefused = false
  #conclusion: ReadingConclusion | undefined

  /** @throws Problem */
  constructor(
    source: SourceConfiguration,
    opened: RawSource,
    context: ReadingContext,
    mappingHash: string,
    options: ReadOptions,
  ) {
    this.mappingHash = mappingHash
    if (opened.encoding !== undefined) this.encoding = opened.encoding
    this.#source = source
    this.#options = options
    this.#tables = openTables(source.mapping, opened, source.orientation, context)
    this.#columnNotes = this.#tables.notes()
  }

  *contents(): Generator<Found> {
    const settlement = new Settlement(recordMappings(this.#source.mapping).map(([type]) => type))
    const required = new RequiredKeys(this.#source.gates.requiredKeys ?? [])
    const met = this.#twins === undefined ? new KeysMet(this.#tables) : undefined
    for (const note of this.#columnNotes) yield { note }
    let ordinal = 0
    for (const read of this.#tables.records) {
      if (met?.areNew(read) === false) throw this.#withTwins()
      const { row, quarantine, notes } = settlement.settle(read, undefined, this.#twins?.get(ordinal))
      ordinal += 1
      for (const quarantined of quarantine) yield { quarantined }
      for (const note of notes) yield { note }
      if (row === undefined) continue
      if (required.isOpen) required.meet(read.key)
      if (!this.#isRefused) yield { row }
    }
    for (const note of this.#tables.rowNotes()) yield { note }
    const { counts, flawed, tallies } = settlement
    const { gates, name } = this.#source
    const columnFaults = this.#tables.columnFaults()
    const judged = { counts, flawed, tallies, columnFaults, records: required.met }
    const refusal = refusalByGate(gates, judged, name, this.#options.serving)
    this.#conclusion = refusal === undefined ? { counts } : { counts, refusal }
    if (refusal === undefined || this.#isRefused) return
    this.#isRefused = true
    throw new ReadAgain('they are refused, so that no record of them may be kept')
  }

  conclude(): ReadingConclusion {
    while (this.#conclusion === undefined) {
      try {
        for (const _found of this.contents()) continue
      } catch (error) {
        if (!(error instanceof ReadAgain)) throw error
      }
    }
    return this.#conclusion
  }

  #withTwins(): ReadAgain {
    this.#twins = twinsAmong(this.#tables, this.#source.name)
    return new ReadAgain('a key may have come twice')
  }
}

/** Which of the keys that must be there have been. */
class RequiredKeys {
  readonly #wanted: ReadonlySet<string>
  readonly #met = new Set<string>()

  constructor(wanted: readonly string[]) {
    this.#wanted = new Set(wanted)
  }

  get met(): readonly { readonly key: string }[] {
    return [...this.#met].map((key) => ({ key }))
  }

  get isOpen(): boolean {
    return this.#met.size < this.#wanted.size
  }

  meet(key: string): void {
    for (const part of [key, ...key.split(KEY_SEPARATOR)]) if (this.#wanted.has(part)) this.#met.add(part)
  }
}
