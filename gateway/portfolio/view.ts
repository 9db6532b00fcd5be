import type { MemberState } from '../../schema/facts/book'
import type { RegisteredMember, Register } from '../../subgraphs/register'
import type { Measure } from '../../subgraphs/views/measures'
import { measuresOf } from '../../subgraphs/views/measures'
import type { Edition } from './editionLog'

/**
 * The portfolio at one edition: what every member had said, and whatever has been worked out from
 * it so far. Everything computed is computed once an edition.
 */
export class PortfolioView {
  readonly edition: Edition
  readonly register: Register
  readonly #states: ReadonlyMap<string, MemberState>
  readonly #worked = new Map<string, unknown>()

  constructor(edition: Edition, register: Register, states: ReadonlyMap<string, MemberState>) {
    this.edition = edition
    this.register = register
    this.#states = states
  }

  members(kind: RegisteredMember['kind']): readonly RegisteredMember[] {
    return this.register.members.filter((member) => member.kind === kind)
  }

  member(id: string): RegisteredMember | undefined {
    return this.register.members.find((member) => member.id === id)
  }

  state(member: string): MemberState {
    const state = this.#states.get(member)
    if (state === undefined) throw new RangeError(`"${member}" is not a member of this edition`)
    return state
  }

  /** The strategy directorate's measures, by id; none where no directorate is registered. */
  get measures(): ReadonlyMap<string, Measure> {
    const directorate = this.members('strategy')[0]
    return directorate === undefined ? new Map() : measuresOf(this.state(directorate.id))
  }

  /** The result of some work, done the first time that its key is asked for. */
  once<Result>(key: string, work: () => Result): Result {
    if (!this.#worked.has(key)) this.#worked.set(key, work())
    return this.#worked.get(key) as Result
  }
}
