import type { MemberState } from '../../schema/facts/book'
import type { Fact, Figure } from '../../schema/facts/figure'
import { figureOf, valueOf } from '../../schema/facts/figure'
import type { Origin } from '../../schema/facts/origin'
import type { RecordType } from '../../schema/facts/records'
import type { PlannedJoiners, StaffDemand, Staffing, StaffLeadTime } from '../../schema/vocabulary/people'
import { oncePer } from './oncePer'

/** By code units: professions and periods are ASCII. */
const compare = (a = '', b = '') => (a === b ? 0 : a < b ? -1 : 1)

/** What orders records of people, most significant first. */
interface Placed {
  readonly profession?: string | undefined
  readonly grade?: string | undefined
  readonly period?: string
  readonly milestone?: string | undefined
  readonly route?: string
}

/** What tells a record of people from every other of its kind and programme, and orders it among them. */
export function peopleKey({ profession, grade, period, milestone, route }: Placed): string {
  return JSON.stringify([profession ?? '', grade ?? '', period ?? '', milestone ?? '', route ?? ''])
}

function inOrder(a: Placed, b: Placed): number {
  return (
    compare(a.profession, b.profession) ||
    compare(a.grade, b.grade) ||
    compare(a.period, b.period) ||
    compare(a.milestone, b.milestone) ||
    compare(a.route, b.route)
  )
}

function listOf<Item extends Placed>(type: RecordType, item: (fact: Fact) => Item) {
  return oncePer((state: MemberState): readonly Item[] =>
    [...state.facts(type).values()].map(item).sort(inOrder),
  )
}

/** A row of a return, its figures drawn when they are asked for: there are tens of thousands of rows. */
class Row {
  readonly period: string
  protected readonly fact: Fact

  constructor(fact: Fact) {
    this.period = valueOf(fact, 'period') ?? ''
    this.fact = fact
  }

  /** Of each of its figures. */
  get origin(): Origin {
    return this.fact.snapshot.origin
  }
}

class StaffingRow extends Row implements Staffing {
  readonly profession: string | undefined
  readonly grade: string | undefined

  constructor(fact: Fact) {
    super(fact)
    this.profession = valueOf(fact, 'profession')
    this.grade = valueOf(fact, 'grade')
  }

  get inPost(): Figure {
    return figureOf(this.fact, 'inPost')
  }

  get funded(): Figure {
    return figureOf(this.fact, 'funded')
  }

  get vacancies(): Figure {
    return figureOf(this.fact, 'vacancies')
  }

  get contractors(): Figure {
    return figureOf(this.fact, 'contractors')
  }

  get resourceGap(): Figure {
    return figureOf(this.fact, 'resourceGap')
  }

  get annualTurnover(): Figure {
    return figureOf(this.fact, 'annualTurnover')
  }

  get utilisation(): Figure {
    return figureOf(this.fact, 'utilisation')
  }
}

class DemandRow extends Row implements StaffDemand {
  readonly profession: string
  readonly milestone: string | undefined

  constructor(fact: Fact) {
    super(fact)
    this.profession = valueOf(fact, 'profession') ?? ''
    this.milestone = valueOf(fact, 'milestone')
  }

  get wave(): Figure {
    return figureOf(this.fact, 'wave')
  }

  get demand(): Figure {
    return figureOf(this.fact, 'demand')
  }
}

class JoinersRow extends Row implements PlannedJoiners {
  readonly profession: string

  constructor(fact: Fact) {
    super(fact)
    this.profession = valueOf(fact, 'profession') ?? ''
  }

  get joiners(): Figure {
    return figureOf(this.fact, 'joiners')
  }

  get successRate(): Figure {
    return figureOf(this.fact, 'successRate')
  }
}

/** A programme's people by profession, grade and month; worked out once per state. */
export const staffingOf = listOf('Staffing', (fact): Staffing => new StaffingRow(fact))

/** The people whom a programme's plan needs, by profession, month and milestone; worked out once per state. */
export const staffDemandOf = listOf('StaffDemand', (fact): StaffDemand => new DemandRow(fact))

/** The people whom a programme plans to recruit, by profession and month; worked out once per state. */
export const plannedJoinersOf = listOf('PlannedJoiners', (fact): PlannedJoiners => new JoinersRow(fact))

/** How long it takes a programme to bring people in, by profession and route; worked out once per state. */
export const staffLeadTimesOf = listOf('StaffLeadTime', (fact): StaffLeadTime => ({
  profession: valueOf(fact, 'profession') ?? '',
  route: valueOf(fact, 'route') ?? '',
  days: figureOf(fact, 'days'),
  statistic: figureOf(fact, 'statistic'),
}))

export interface PeopleFilter {
  readonly profession?: string | null | undefined
  /** First and last month, included. */
  readonly from?: string | null | undefined
  readonly to?: string | null | undefined
}

/** Those records that a filter lets through. An absent condition lets all through. */
export function filterPeople<
  Item extends { readonly profession?: string | undefined; readonly period: string },
>(items: readonly Item[], { profession: wanted, from, to }: PeopleFilter): readonly Item[] {
  return items.filter(
    (item) =>
      (wanted == null || item.profession === wanted) &&
      (from == null || item.period >= from) &&
      (to == null || item.period <= to),
  )
}
