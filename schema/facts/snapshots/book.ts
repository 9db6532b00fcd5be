import { LRUCache } from 'lru-cache'

import type { Fact } from '../figures/figure'
import { headOf } from '../figures/figure'
import { digestOf } from '../figures/identity'
import { knowableFrom } from './knowable'
import type { MissingReason } from '../figures/missing'
import { readingState } from './readingState'
import type { RecordType } from '../records/records'
import { ReplacedSnapshots } from './replacedSnapshots'
import { recordsOf } from './settledSnapshot'
import type { Snapshot } from './snapshot'
import { slotOf } from './snapshot'

const MARK_LENGTH = 22

/** What one member had said by one of its snapshots. */
export class MemberState {
  readonly member: string
  readonly sequence: number
  /** The readings in force: the latest of each return, in sequence. */
  readonly snapshots: readonly Snapshot[]
  /** Why what it does not tell is missing. */
  readonly absence: Extract<MissingReason, 'NOT_PROVIDED' | 'UNAVAILABLE'>
  readonly #before: () => readonly Snapshot[]
  readonly #facts = new Map<RecordType, ReadonlyMap<string, Fact>>()
  #mark: string | undefined

  /** @param before every snapshot up to this one, replaced readings included */
  constructor(
    member: string,
    sequence: number,
    snapshots: readonly Snapshot[],
    before: () => readonly Snapshot[],
    absence: MemberState['absence'] = 'NOT_PROVIDED',
  ) {
    this.member = member
    this.sequence = sequence
    this.snapshots = snapshots
    this.#before = before
    this.absence = absence
  }

  /** A short text that no other state has in which the member tells anything else: ids are drawn from it. */
  get mark(): string {
    this.#mark ??= digestOf(
      JSON.stringify([this.member, this.absence, this.snapshots.map((one) => readingState(headOf(one)))]),
      MARK_LENGTH,
    )
    return this.#mark
  }

  /** Every snapshot up to this one, oldest first, replaced readings included. */
  history(): readonly Snapshot[] {
    return this.#before()
  }

  /** The facts of one type, by key; of two returns that state the same key, the later reading stands. */
  facts(type: RecordType): ReadonlyMap<string, Fact> {
    let facts = this.#facts.get(type)
    if (facts === undefined) {
      facts = this.#collect(type)
      this.#facts.set(type, facts)
    }
    return facts
  }

  #collect(type: RecordType): ReadonlyMap<string, Fact> {
    const facts = new Map<string, Fact>()
    for (const snapshot of this.snapshots) {
      const head = headOf(snapshot)
      for (const record of recordsOf(snapshot, type)) {
        facts.set(record.key, { member: this.member, record, snapshot: head })
      }
    }
    return facts
  }
}

const STATES_KEPT = 16

/** A member's accepted snapshots in sequence, and its state at any of them. */
export class Book {
  readonly member: string
  readonly #snapshots: Snapshot[] = []
  /** The newest reading of each return, by its slot. */
  readonly #newest = new Map<string, Snapshot>()
  readonly #replaced = new ReplacedSnapshots()
  readonly #states = new LRUCache<string, MemberState>({ max: STATES_KEPT })
  /** Kept beside the others: every new edition reads it of all members that have told nothing new. */
  #current: MemberState | undefined

  constructor(member: string) {
    this.member = member
  }

  /** The newest sequence; 0 before a first return. */
  get latest(): number {
    return this.#snapshots.at(-1)?.sequence ?? 0
  }

  /** @param snapshot the book's own from now on: settled where it stands, some time after another has replaced it */
  add(snapshot: Snapshot): void {
    if (snapshot.sequence <= this.latest) {
      throw new RangeError(`${this.member}: snapshot ${snapshot.sequence} does not follow ${this.latest}`)
    }
    this.#snapshots.push(snapshot)
    const slot = slotOf(snapshot)
    const before = this.#newest.get(slot)
    this.#newest.set(slot, snapshot)
    if (before !== undefined) this.#replaced.add(before)
  }

  /** The snapshots after a sequence, oldest first. */
  after(sequence: number): readonly Snapshot[] {
    return this.#snapshots.filter((snapshot) => snapshot.sequence > sequence)
  }

  /**
   * The state as of a snapshot; nothing where the book has not reached it. 0 is the state before any.
   *
   * @param asOf an instant: only what was knowable by then
   */
  at(sequence: number, asOf?: string): MemberState | undefined {
    if (sequence < 0 || sequence > this.latest) return undefined
    if (asOf === undefined && sequence === this.#current?.sequence) return this.#current
    const key = asOf === undefined ? String(sequence) : `${sequence}@${asOf}`
    const kept = this.#states.get(key)
    if (kept !== undefined) return kept
    const before = () =>
      this.#snapshots.filter(
        (snapshot) => snapshot.sequence <= sequence && (asOf === undefined || knowableFrom(snapshot) <= asOf),
      )
    const inForce = new Map<string, Snapshot>()
    for (const snapshot of before()) {
      const slot = slotOf(snapshot)
      inForce.delete(slot)
      inForce.set(slot, snapshot)
    }
    const state = new MemberState(this.member, sequence, [...inForce.values()], before)
    if (asOf === undefined && sequence === this.latest) {
      // The one before has just passed, and is asked about yet.
      if (this.#current !== undefined) this.#states.set(String(this.#current.sequence), this.#current)
      this.#current = state
    } else this.#states.set(key, state)
    return state
  }
  /** The state as of a snapshot that the book has not reached: it tells nothing, and that the member cannot be asked. */
  unreached(sequence: number): MemberState {
    return new MemberState(this.member, sequence, [], () => [], 'UNAVAILABLE')
  }
}
