import { oncePer } from '../../../base/memo/oncePer'
import type { MemberState } from '../../../schema/facts/snapshots/book'
import type { Fact } from '../../../schema/facts/figures/figure'
import { figureOf, valueOf } from '../../../schema/facts/figures/figure'
import type { RecordType } from '../../../schema/facts/records/records'
import type { PlannedJoiners, StaffDemand, Staffing, StaffLeadTime } from '../../../schema/vocabulary/people'

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

const profession = (fact: Fact) => valueOf(fact, 'profession') ?? ''
const period = (fact: Fact) => valueOf(fact, 'period') ?? ''

function listOf<Item extends Placed>(type: RecordType, item: (fact: Fact) => Item) {
  return oncePer((state: MemberState): readonly Item[] =>
    [...state.facts(type).values()].map(item).sort(inOrder),
  )
}

/** A programme's people by profession, grade and month; worked out once per state. */
export const staffingOf = listOf('Staffing', (fact): Staffing => ({
  profession: valueOf(fact, 'profession'),
  grade: valueOf(fact, 'grade'),
  period: period(fact),
  inPost: figureOf(fact, 'inPost'),
  funded: figureOf(fact, 'funded'),
  vacancies: figureOf(fact, 'vacancies'),
  contractors: figureOf(fact, 'contractors'),
  resourceGap: figureOf(fact, 'resourceGap'),
  annualTurnover: figureOf(fact, 'annualTurnover'),
  utilisation: figureOf(fact, 'utilisation'),
}))

/** The people whom a programme's plan needs, by profession, month and milestone; worked out once per state. */
export const staffDemandOf = listOf('StaffDemand', (fact): StaffDemand => ({
  profession: profession(fact),
  period: period(fact),
  milestone: valueOf(fact, 'milestone'),
  wave: figureOf(fact, 'wave'),
  demand: figureOf(fact, 'demand'),
}))

/** The people whom a programme plans to recruit, by profession and month; worked out once per state. */
export const plannedJoinersOf = listOf('PlannedJoiners', (fact): PlannedJoiners => ({
  profession: profession(fact),
  period: period(fact),
  joiners: figureOf(fact, 'joiners'),
  successRate: figureOf(fact, 'successRate'),
}))

/** How long it takes a programme to bring people in, by profession and route; worked out once per state. */
export const staffLeadTimesOf = listOf('StaffLeadTime', (fact): StaffLeadTime => ({
  profession: profession(fact),
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
