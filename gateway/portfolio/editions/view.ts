import type { MemberState } from '../../../schema/facts/snapshots/book'
import type { MemberAttempts } from '../../../schema/facts/snapshots/memberAttempts'
import type { Snapshot } from '../../../schema/facts/snapshots/snapshot'
import type { RegisteredMember, Register } from '../../../subgraphs/register/register'
import type { Measure } from '../../../subgraphs/member/views/measures'
import { measuresOf } from '../../../subgraphs/member/views/measures'
import type { Edition } from './edition'
import { KeptCharts } from './keptCharts'
import { Worked } from './worked'

const isSameList = (a: readonly Snapshot[], b: readonly Snapshot[]) =>
  a.length === b.length && a.every((snapshot, i) => snapshot === b[i])

const dayOf = ({ instant }: Edition) => instant.slice(0, 10)
const monthOf = ({ instant }: Edition) => instant.slice(0, 7)

/** Whether two states say the same of a member, replaced readings included. */
function isSameState(a: MemberState | undefined, b: MemberState | undefined): boolean {
  if (a === undefined || b === undefined || a === b) return a === b
  return (
    a.sequence === b.sequence &&
    a.absence === b.absence &&
    isSameList(a.snapshots, b.snapshots) &&
    isSameList(a.history(), b.history())
  )
}

/** Before the id of a member: the attempts at its sources, as an input. */
const ATTEMPTS = 'attempts/'

const attemptsIn = ({ attempts }: Edition, input: string) =>
  JSON.stringify(attempts?.[input.slice(ATTEMPTS.length)])

/**
 * The portfolio at one edition: what every member had said, and whatever has been worked out from
 * it so far. Everything computed is computed once, and not again in a later edition unless something
 * that it read has changed: a member's state, the day, the month. The register and what the strategy
 * directorate defines are read by everything; where either changes, nothing is carried over.
 */
export class PortfolioView {
  readonly #edition: Edition
  readonly #register: Register
  readonly #states: ReadonlyMap<string, MemberState>
  readonly #worked = new Worked()
  /** Shared by all editions: what it keeps holds at each. */
  readonly charts: KeptCharts

  /** @param earlier another edition, whose results are carried over where they hold at this one */
  constructor(
    edition: Edition,
    register: Register,
    states: ReadonlyMap<string, MemberState>,
    earlier?: PortfolioView,
  ) {
    this.#edition = edition
    this.#register = register
    this.#states = states
    this.charts = earlier?.charts ?? new KeptCharts()
    if (earlier !== undefined && !this.#startsAfresh(earlier)) {
      this.#worked.carry(earlier.#worked, (input) => this.#hasChanged(earlier, input))
    }
  }

  #startsAfresh(earlier: PortfolioView): boolean {
    if (earlier.#register.hash !== this.#register.hash) return true
    return this.#register.members.some(({ id, kind }) => kind === 'strategy' && this.#hasChanged(earlier, id))
  }

  /** @param input a member, `attempts/` and a member, or `day`, `month` or `edition`, which is another each time */
  #hasChanged(earlier: PortfolioView, input: string): boolean {
    if (input === 'day') return dayOf(earlier.#edition) !== dayOf(this.#edition)
    if (input === 'month') return monthOf(earlier.#edition) !== monthOf(this.#edition)
    if (input.startsWith(ATTEMPTS))
      return attemptsIn(earlier.#edition, input) !== attemptsIn(this.#edition, input)
    return input === 'edition' || !isSameState(earlier.#states.get(input), this.#states.get(input))
  }

  /** The edition itself: what reads it is worked out anew in each. For the time, {@link day} is enough. */
  get edition(): Edition {
    this.#worked.read('edition')
    return this.#edition
  }

  /** The day of the question (UTC), ISO. */
  get day(): string {
    this.#worked.read('day')
    return dayOf(this.#edition)
  }

  /** The month of the question (UTC), ISO. */
  get month(): string {
    this.#worked.read('month')
    return monthOf(this.#edition)
  }

  /** Whether it lacks what a member would tell that could not be asked. */
  get isIncomplete(): boolean {
    for (const id of this.#states.keys()) this.#worked.read(id)
    return [...this.#states.values()].some(({ absence }) => absence === 'UNAVAILABLE')
  }

  /** The register in force. It is no input: where it changes, nothing is carried over. */
  get register(): Register {
    this.#worked.requireOwn()
    return this.#register
  }

  members(kind: RegisteredMember['kind']): readonly RegisteredMember[] {
    return this.register.members.filter((member) => member.kind === kind)
  }

  member(id: string): RegisteredMember | undefined {
    return this.register.members.find((member) => member.id === id)
  }

  /** The clusters and the supporting programmes, in the register's order. */
  get programmes(): readonly RegisteredMember[] {
    return this.register.members.filter(({ kind }) => kind !== 'strategy')
  }

  state(member: string): MemberState {
    const state = this.#states.get(member)
    if (state === undefined) throw new RangeError(`"${member}" is not a member of this edition`)
    this.#worked.read(member)
    return state
  }

  /** How the newest attempts at a member's sources stood; nothing where the edition does not know. */
  attempts(member: string): MemberAttempts | undefined {
    this.#worked.read(ATTEMPTS + member)
    return this.#edition.attempts?.[member]
  }

  /** What the strategy directorate had said; nothing where none is registered. */
  get directorate(): MemberState | undefined {
    const directorate = this.members('strategy')[0]
    return directorate && this.state(directorate.id)
  }

  /** The strategy directorate's measures, by id; none where no directorate is registered. */
  get measures(): ReadonlyMap<string, Measure> {
    const { directorate } = this
    return directorate === undefined ? new Map() : measuresOf(directorate)
  }

  /**
   * The result of some work, done the first time that its key is asked for. Work takes ids, measures
   * and registered members from outside, and reads everything else through the view; its result holds
   * no view. What reads two editions is kept by {@link oncePerPair}.
   *
   * @throws RangeError where the work reads another view
   */
  once<Value>(key: string, work: () => Value): Value {
    return this.#worked.once(key, work)
  }
}
